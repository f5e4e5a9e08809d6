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

// foldHan folds what is written in more than one way: traditional characters of the
// vocabulary, and the signs of Chinese typesetting.
func foldHan(r rune) rune {
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
	case '。', '｡':
		return '。'
	case '週':
		return '周'
	case '點':
		return '点'
	case '時':
		return '时'
	case '號':
		return '号'
	case '後':
		return '后'
	case '內':
		return '内'
	case '個', '箇':
		return '个'
	case '間':
		return '间'
	case '過':
		return '过'
	case '節':
		return '节'
	case '鐘', '鍾':
		return '钟'
	case '禮':
		return '礼'
	case '兩', '倆', '俩':
		return '两'
	case '當':
		return '当'
	case '這':
		return '这'
	case '來':
		return '来'
	case '現':
		return '现'
	case '開':
		return '开'
	case '會':
		return '会'
	case '報':
		return '报'
	case '發':
		return '发'
	case '從':
		return '从'
	case '長':
		return '长'
	case '遲':
		return '迟'
	case '務':
		return '务'
	case '須':
		return '须'
	case '於':
		return '于'
	}
	return foldRare(r)
}

// foldRare folds the traditional characters of the rarer words.
func foldRare(r rune) rune {
	switch r {
	case '調':
		return '调'
	case '換':
		return '换'
	case '變':
		return '变'
	case '為', '爲':
		return '为'
	case '順':
		return '顺'
	case '應':
		return '应'
	case '寬':
		return '宽'
	case '關':
		return '关'
	case '繳':
		return '缴'
	case '遞':
		return '递'
	case '結':
		return '结'
	case '實':
		return '实'
	case '參':
		return '参'
	case '組':
		return '组'
	case '舉':
		return '举'
	case '辦':
		return '办'
	case '動':
		return '动'
	case '國':
		return '国'
	case '慶':
		return '庆'
	case '陽':
		return '阳'
	case '勞':
		return '劳'
	case '婦':
		return '妇'
	case '兒':
		return '儿'
	case '師':
		return '师'
	case '臘':
		return '腊'
	case '農':
		return '农'
	case '曆', '歷', '厯':
		return '历'
	case '陰':
		return '阴'
	case '閏':
		return '闰'
	case '聽':
		return '听'
	case '畫', '晝':
		return '昼'
	case '風':
		return '风'
	case '氣':
		return '气'
	case '裡', '裏':
		return '里'
	case '幾':
		return '几'
	case '歲':
		return '岁'
	case '還':
		return '还'
	case '們':
		return '们'
	case '總':
		return '总'
	case '綜':
		return '综'
	case '計':
		return '计'
	case '資':
		return '资'
	case '據':
		return '据'
	case '記':
		return '记'
	case '錄':
		return '录'
	case '讓':
		return '让'
	case '給':
		return '给'
	case '屆':
		return '届'
	case '剛':
		return '刚'
	case '將':
		return '将'
	case '連':
		return '连'
	case '續':
		return '续'
	case '優':
		return '优'
	case '聖':
		return '圣'
	case '誕':
		return '诞'
	case '驚':
		return '惊'
	case '蟄':
		return '蛰'
	case '滿':
		return '满'
	case '種':
		return '种'
	case '處':
		return '处'
	}
	return r
}
