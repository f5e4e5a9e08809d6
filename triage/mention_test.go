package triage

import (
	"testing"

	"shoudao/ingest"
)

// TestAMentionOfAllNeedNotBeWritten holds that a recorded mention of all, of which the text
// says nothing, addresses everybody whatever the text begins with.
func TestAMentionOfAllNeedNotBeWritten(t *testing.T) {
	for _, text := range []string{"Please send me the timesheets by Friday", "请大家明天下班前把报表发我", "a", ""} {
		m := example{me: "Ann Reed", lines: say("Tom: " + text)}.messages()[0]
		m.MentionAll = true
		found := judgeAll(examples()["Ann Reed"], []ingest.Message{m})
		if asks := len(text) > 1; asks != (len(found.Items) == 1 && found.Items[0].Reasons()[0].Code == ToEveryone) {
			t.Errorf("%q to all: %+v", text, found.Items)
		}
	}
}
