package when

// fold is the rune as the vocabulary writes it: half width, lower case, simplified,
// with one sign for each of the many dashes, dots and spaces. It maps one rune to
// one rune, so that places in the folded text are places in the raw text.
func fold(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if r == '\t' {
			return ' '
		}
		return r
	case 0xff01 <= r && r <= 0xff5e:
		return fold(r - 0xff01 + '!')
	case r < 0x3000:
		return foldSign(r)
	}
	return foldHan(r)
}

// foldSign folds punctuation and spaces.
func foldSign(r rune) rune {
	switch r {
	case 0x00a0, 0x2002, 0x2003, 0x2005, 0x2006, 0x2009, 0x200a, 0x202f:
		return ' ' // WeChat puts U+2005 after a mention
	case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500:
		return '-'
	case 0x223c, 0x2053, 0x02dc:
		return '~'
	case 0x2018, 0x2019:
		return '\''
	case 0x201c, 0x201d:
		return '"'
	case 0x00b7, 0x2022, 0x2027:
		return '·'
	case 0x2236:
		return ':'
	case 0x25cb, 0x25ef:
		return '零'
	}
	return r
}

// foldHan folds Chinese characters and the signs of Chinese typesetting.
func foldHan(r rune) rune {
	if firstHan <= r && r <= lastHan {
		if simple := simplified[r-firstHan]; simple != 0 {
			return rune(simple)
		}
		return r
	}
	switch r {
	case 0x3000:
		return ' '
	case '〜':
		return '~'
	case 'ー':
		return '-'
	case '・':
		return '·'
	case '〇':
		return '零'
	case '｡':
		return '。'
	}
	return r
}

// The block of characters in which all variants lie.
const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
)

// simplified holds, for the characters in their order, what each is simplified to, or
// 0.
var simplified = func() *[lastHan - firstHan + 1]uint16 {
	var table [lastHan - firstHan + 1]uint16
	runes := []rune(variants)
	for i := 0; i < len(runes); i += 2 {
		table[runes[i]-firstHan] = uint16(runes[i+1])
	}
	return &table
}()

// variants are the variants of the characters of the vocabulary, each followed by the
// one that the vocabulary has: the field kTraditionalVariant of Unicode's Unihan
// database, and the few variants beyond it that are in use (裡, 箇, 倆, 週).
const variants = "" +
	"乾干來来係系俩两倆两倉仓個个備备傢家儀仪儘尽優优兒儿內内兩两冊册凈净別别則则剛刚劃划動动務务勛勋勞劳匯汇區区協协厯历參参叄叁員员問问啟启單单噹当嚴严國国園园圖图" +
	"執执報报場场壩坝婦妇學学寢寝實实審审寬宽將将對对屆届崗岗師师帶带幹干幾几庫库廠厂廣广廳厅張张強强彙汇後后從从復复慶庆應应懞蒙戶户捲卷換换撥拨據据擬拟攤摊數数於于" +
	"時时晝昼暫暂曆历曉晓曏向會会東东桿杆條条棟栋業业極极樁桩樂乐樓楼標标樣样樹树橋桥機机檔档檢检檯台櫃柜權权歡欢歲岁歷历歸归氣气決决沒没況况測测準准溝沟溫温滿满澆浇" +
	"澇涝濛蒙為为熱热燈灯營营爐炉爭争爲为牆墙獎奖獲获現现畫昼當当發发盡尽盤盘瞭了矇蒙確确碼码礦矿禮礼種种稱称穀谷穫获筆笔箇个節节範范築筑簽签紀纪約约紅红級级細细終终" +
	"組组結结給给統统經经綫线網网緊紧緒绪線线編编緩缓練练縣县總总績绩織织繫系繳缴續续纍累纔才習习聖圣聯联職职聽听脈脉臘腊臺台與与舉举舊旧艙舱萬万藝艺藥药處处號号蟄蛰" +
	"衆众術术衕同補补裝装裡里製制複复覆复見见規规視视親亲覺觉訂订計计討讨記记訪访設设許许訴诉診诊註注評评試试詩诗話话該该誌志誕诞語语誤误說说説说課课調调談谈請请諾诺" +
	"講讲證证識识議议讀读變变貳贰貴贵費费貼贴資资賬账賽赛趕赶車车軍军軟软載载輕轻輛辆輪轮轉转辦办辯辩農农迴回這这連连週周進进運运過过達达遞递遠远遲迟選选還还邊边鄉乡" +
	"鋪铺錄录錢钱錯错錶表鍋锅鍵键鍾钟鎮镇鐘钟長长門门閉闭開开閏闰閑闲閒闲間间閘闸閤合關关陰阴陸陆陽阳隊队際际隨随雙双難难電电靜静鞦秋韆千響响項项順顺須须預预領领頭头" +
	"頻频題题願愿顯显風风颱台飛飞飯饭飾饰餅饼餘余館馆饋馈驗验驚惊體体髮发鬆松鬚须鳴鸣鹹咸麵面黃黄點点黨党鼕冬齊齐齡龄齣出龍龙"
