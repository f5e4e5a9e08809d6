package chatter

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"shoudao/ingest"
)

// A group is a group with who is in it, those who say most first.
type group struct {
	ingest.Group
	members []person
}

// A person has the same id and the same name in every group.
type person struct{ id, name, shown string }

// The invented township.
var (
	villages = strings.Fields("东坪村 河口村 上湾村 石桥村 柳塘村 长岭村 青杠村 白鹤村 双井村 茶园村 麻柳村 云碓社区")
	matters  = strings.Fields("防汛 党建 民政 森防 统计 信访 医保 社保 农业 水利 安监 城建 综治 卫健 教育 财政 档案 宣传")
	surnames = []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷")
)

// newGroups are sixty groups of some three hundred people.
func newGroups(rnd *rand.Rand, characters []rune) []group {
	people := make([]person, 320)
	for i := range people {
		given := []rune{characters[300+rnd.IntN(900)], characters[300+rnd.IntN(900)]}
		name := string(surnames[rnd.IntN(len(surnames))]) + string(given[:1+rnd.IntN(2)])
		people[i] = person{fmt.Sprintf("wxid_%012x", rnd.Uint64()>>16), name, villages[i%len(villages)] + "-" + name}
	}
	var groups []group
	add := func(name string) {
		g := group{Group: ingest.Group{ID: fmt.Sprintf("%d@chatroom", 10_000_000_000+rnd.Int64N(9e10)), Name: name}}
		for _, i := range rnd.Perm(len(people))[:20+rnd.IntN(60)] {
			g.members = append(g.members, people[i])
		}
		groups = append(groups, g)
	}
	for _, v := range villages {
		add(v + "工作群")
		add(v + "网格群")
	}
	for _, m := range matters {
		add("云碓镇" + m + "工作群")
		add(m + "联络员")
	}
	rnd.Shuffle(len(groups), func(i, k int) { groups[i], groups[k] = groups[k], groups[i] })
	return groups
}
