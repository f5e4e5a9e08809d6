// Package tui is the screen: one queue of what is to be done, each item with the
// reason why it is there, and the archive behind it.
//
// The package knows no store. [Inbox] says what it needs; every call of it runs in
// a command and answers with a message, so nothing that is drawn ever waits. The
// root [model] keeps a stack of screens and routes: a key to the top one,
// everything else to all. Screens are values. Instants come in with the frame; the
// clock is read only where a command runs.
//
// [Plain] is the same inbox without a screen: lines one below the other, and commands
// that are typed. It asks the inbox itself and waits for the answer, because nothing
// is drawn meanwhile.
//
// Who has no settings yet gets the setup: screens of the same kind on a stack of their
// own, which ask a [Setup].
//
// Rules of the frame:
//
//   - Foreign text is drawn as [Safe] only. There is one way to make it.
//   - No glyph of the frame's own has a width that a terminal may choose: ASCII,
//     Han and full-width signs.
//   - What colour says, a character says too.
//   - The list does not move under the cursor. News is announced and comes in when
//     the user asks for it.
//   - The reason and the original words of the chosen item are always to be seen.
//   - A paste is text or an offer, never keys.
//   - Whatever has the keyboard and takes text shows the terminal's own cursor,
//     because an input method opens its window there.
package tui
