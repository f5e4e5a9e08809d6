package text

import (
	"fmt"
	"strings"
)

// KeepWords are those of what is kept: copies of the archive, and its messages as files.
type KeepWords struct {
	Backup, Restore, Export      CmdHelp
	Format, Out, Encrypt, PassAt string // the flags
	TypePass, TypeAgain          string
	// What is being done, while it is.
	Copying, Sealing, ReadingBack, Unsealing, Exporting string
	Exported                                            func(path string, lines int) string
	BackedUp                                            func(path string, messages, groups int, bytes int64) string
	Restored                                            func(path string, messages, groups int) string
	KeptAside                                           func(path string) string
}

// KeepTrouble says why a copy was not made, or not put in the place of the archive.
type KeepTrouble struct {
	Same                                func(path string) [2]string // it is the archive itself, or another file of the program
	InUse                               func(path string) [2]string // another process has the archive open
	CopyDir                             func(path string) [2]string // the folder of the daily copies cannot be used
	NotArchive                          func(path string) [2]string
	Newer                               func(path string) [2]string
	Damaged                             func(path string) [2]string
	PassMissing, PassDiffers, PassWhere [2]string
	PassWrong                           func(path string) [2]string
	SomeGroups                          func(names []string) [2]string // the form has room for one
}

func zhKeep() KeepWords {
	return KeepWords{
		Backup: CmdHelp{
			"备份消息库",
			"把消息库（消息、处理记录、全部）备份成一个文件，屏幕开着、正在收消息也可以做。\n写好后从头读一遍，完好才改成你给的名字；只有你自己能读。已有同名文件时不覆盖，除非加 --force。",
		},
		Restore: CmdHelp{
			"用备份换回消息库",
			"先把备份从头查一遍，完好、版本合适才换上；原来的消息库改名留在旁边，名字里带时刻。备份文件不动。\n换之前请关掉其他开着的收到。",
		},
		Export: CmdHelp{
			"把消息导出成文件",
			"把消息库里的消息导出来，打印或写进文件。\njsonl（不写就是它）一样不少: 编号、种类、@、引用、撤回、附件、密级；同一条从几处来，几处都写。读进空的消息库，得到的一模一样。\nchatlab 一个文件一个群，装不下 @、改动和密级。处理记录不在里面，要留就用 shoudao backup。",
		},
		Encrypt:  "用口令加密（age 格式），适合放到 U 盘、网盘",
		PassAt:   "口令放在哪里: keyring:名字、file:路径 或 env:变量名；不写就看 SHOUDAO_PASSPHRASE，再没有就在终端里问",
		TypePass: "口令（打字不显示）: ", TypeAgain: "再打一遍: ",
		Copying: "正在复制", Sealing: "正在加密", ReadingBack: "正在读回核对", Unsealing: "正在解密", Exporting: "正在导出",
		Format:   "写成什么: jsonl 或 chatlab",
		Out:      "写到文件；不写就打印",
		Exported: func(path string, lines int) string { return fmt.Sprintf("已写到 %s，%d 行", path, lines) },
		BackedUp: func(path string, messages, groups int, bytes int64) string {
			return fmt.Sprintf("已备份到 %s（%d 条消息，%d 个群，%s），读过一遍，完好", path, messages, groups, byteCount(bytes))
		},
		Restored: func(path string, messages, groups int) string {
			return fmt.Sprintf("已换成 %s 里的（%d 条消息，%d 个群）", path, messages, groups)
		},
		KeptAside: func(path string) string { return "原来的留在 " + path },
	}
}

func enKeep() KeepWords {
	return KeepWords{
		Backup: CmdHelp{
			"copy the archive to a file",
			"Copies the archive with everything in it, messages and what you did, to one file, also while the screen is open or\nmessages are being fetched. The copy is read back and found whole before it gets its name; only you can read it.\nA file that is there is overwritten with --force only.",
		},
		Restore: CmdHelp{
			"put a copy in the place of the archive",
			"Reads all of the copy first, and puts it in place only if it is whole and for this version. The archive that was there\nis kept beside it under a name with the date and time. The copy stays as it is. Close every other shoudao first.",
		},
		Export: CmdHelp{
			"write messages to a file that others can read",
			"Prints the messages of the archive, or writes them to a file. jsonl, which it is unless you say otherwise, has everything:\nids, kinds, mentions, replies, recalls, attachments, secrecy markings; what came by several ways is told by each. Read into\nan empty archive it makes the same one. chatlab holds one group a file, without mentions, edits and markings. What you\ndid about the messages is in neither: shoudao backup keeps it.",
		},
		Encrypt:  "seal it with a passphrase (age), for a stick or a cloud drive",
		PassAt:   "where the passphrase is: keyring:NAME, file:PATH or env:NAME; else SHOUDAO_PASSPHRASE, else the terminal is asked",
		TypePass: "passphrase (not shown): ", TypeAgain: "once more: ",
		Copying: "copying", Sealing: "sealing", ReadingBack: "reading it back", Unsealing: "unsealing", Exporting: "exporting",
		Format:   "jsonl or chatlab",
		Out:      "write to this file instead of printing",
		Exported: func(path string, lines int) string { return "wrote " + path + ", " + plural(lines, "line") },
		BackedUp: func(path string, messages, groups int, bytes int64) string {
			return fmt.Sprintf("copied to %s (%s of %s, %s), read back and whole", path, plural(messages, "message"), plural(groups, "group"), byteCount(bytes))
		},
		Restored: func(path string, messages, groups int) string {
			return fmt.Sprintf("the archive is now that of %s (%s of %s)", path, plural(messages, "message"), plural(groups, "group"))
		},
		KeptAside: func(path string) string { return "the one before is kept as " + path },
	}
}

func zhKeepTrouble() KeepTrouble {
	return KeepTrouble{
		Same: func(p string) [2]string {
			return [2]string{p + " 是收到正在用的文件，没有动它", "换一个文件名"}
		},
		CopyDir: func(p string) [2]string {
			return [2]string{"放自动备份的文件夹用不了: " + p, "这里要是一个你能写的文件夹：有同名的文件就挪开，没有权限就用 chmod 给自己；不要自动备份，在设置里写 [backup] daily = false"}
		},
		InUse: func(p string) [2]string {
			return [2]string{"另一个收到正开着消息库 " + p + "，没有换", "关掉其他开着的收到（屏幕、sync --follow），再来一次"}
		},
		NotArchive: func(p string) [2]string {
			return [2]string{p + " 不是收到的备份，消息库没有动", "换成 shoudao backup 写的文件，或数据文件夹里 backups 下的"}
		},
		Newer: func(p string) [2]string {
			return [2]string{"备份 " + p + " 是更新的版本写的，消息库没有动", "先升级收到，再来一次"}
		},
		Damaged: func(p string) [2]string {
			return [2]string{"备份 " + p + " 坏了，消息库没有动", "换一份早些的备份"}
		},
		PassMissing: [2]string{"没有口令", "在终端里运行，会问你；或设变量 SHOUDAO_PASSPHRASE，或用 --passphrase-at file:路径"},
		PassDiffers: [2]string{"两遍打的口令不一样，没有备份", "再来一次；口令丢了，这份备份谁也打不开"},
		PassWhere:   [2]string{"--passphrase-at 没有说口令放在哪里", "写 keyring:名字、file:路径 或 env:变量名；口令本身不要写在命令里"},
		PassWrong: func(p string) [2]string {
			return [2]string{"这个口令打不开 " + p + "，消息库没有动", "核对口令，再来一次"}
		},
		SomeGroups: func(names []string) [2]string {
			if len(names) == 0 {
				return [2]string{"还没有消息可导出", "先用 shoudao import 读进消息"}
			}
			return [2]string{fmt.Sprintf("ChatLab 一个文件只装一个群，这里有 %d 个: %s", len(names), firstFew(names, "、")), "用 --group 点一个群"}
		},
	}
}

func enKeepTrouble() KeepTrouble {
	return KeepTrouble{
		Same: func(p string) [2]string {
			return [2]string{p + " is a file that shoudao itself uses and was left alone", "choose another name"}
		},
		CopyDir: func(p string) [2]string {
			return [2]string{"the folder of the daily copies cannot be used: " + p, "it has to be a folder that you may write: move away a file of that name, or give yourself the right by chmod; [backup] daily = false in the settings ends the copies"}
		},
		InUse: func(p string) [2]string {
			return [2]string{"another shoudao has the archive " + p + " open; it was left alone", "close the others, the screen and sync --follow, and try again"}
		},
		NotArchive: func(p string) [2]string {
			return [2]string{p + " is no copy of an archive of shoudao; the archive was left alone", "give a file that shoudao backup wrote, or one of the folder backups beside the archive"}
		},
		Newer: func(p string) [2]string {
			return [2]string{"the copy " + p + " was written by a newer version; the archive was left alone", "upgrade shoudao and try again"}
		},
		Damaged: func(p string) [2]string {
			return [2]string{"the copy " + p + " is damaged; the archive was left alone", "take an older copy"}
		},
		PassMissing: [2]string{"there is no passphrase", "run it in a terminal, which asks you; or set SHOUDAO_PASSPHRASE, or give --passphrase-at file:PATH"},
		PassDiffers: [2]string{"the two passphrases differ; nothing was copied", "try again; a copy whose passphrase is lost is lost with it"},
		PassWhere:   [2]string{"--passphrase-at does not say where the passphrase is", "write keyring:NAME, file:PATH or env:NAME, and never the passphrase itself"},
		PassWrong: func(p string) [2]string {
			return [2]string{"this passphrase does not open " + p + "; the archive was left alone", "check the passphrase and try again"}
		},
		SomeGroups: func(names []string) [2]string {
			if len(names) == 0 {
				return [2]string{"there are no messages yet", "read some with shoudao import"}
			}
			return [2]string{fmt.Sprintf("a ChatLab file holds one group, and here are %d: %s", len(names), firstFew(names, ", ")), "name one with --group"}
		},
	}
}

// fewNames is how many groups are named where there may be hundreds.
const fewNames = 5

// firstFew are the first of some names.
func firstFew(names []string, between string) string {
	if len(names) > fewNames {
		return strings.Join(names[:fewNames], between) + "…"
	}
	return strings.Join(names, between)
}

// The table of the settings.
const zhBackupTemplate = `
[backup]                                          # 每天第一次打开屏幕或 sync 时把消息库备份到数据文件夹的 backups 里，留最近七份
# daily = true             # false: 不自动备份
`

const enBackupTemplate = `
[backup]                                          # the first screen or sync of a day copies the archive into the folder backups beside it; seven are kept
# daily = true             # false: no copies of their own accord
`
