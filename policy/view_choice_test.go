package policy

import (
	"reflect"
	"testing"
)

func TestAChoiceInWords(t *testing.T) {
	v := &View{Phrases: Phrases{Granted: "Yes", Refused: "No"}, Categories: []CategoryView{
		{ID: "statistics", Title: "Statistics"},
		{ID: "media", Title: "Media", Services: []ServiceView{{ID: "video", Function: "Videos"}}},
	}}
	c := Decode("1.7.statistics:false:a.media:true:b.gone:true:c.~video:false.~lost:true")
	want := []Said{{"Statistics", "No"}, {"Media", "Yes"}, {"gone", "Yes"}, {"Videos", "No"}, {"lost", "Yes"}}
	if got := v.Said(c); !reflect.DeepEqual(got, want) {
		t.Errorf("it says %v, want %v", got, want)
	}
}
