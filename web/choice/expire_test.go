package choice

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// Where there is no room to expire all, those that no script can remove come first, and a script is told of which of them
// may be there still.
func TestWhatIsNotExpiredIsSaid(t *testing.T) {
	many := "count_id=1"
	for i := range 100 {
		many += "; _pk_" + string('a'+rune(i%26)) + string('a'+rune(i/26)) + "=1"
	}
	deep := strings.Repeat("a-host-with-a-name-of-forty-letters-or-so.", 5) + "example"
	for host, want := range map[string]string{"harbour.example": "", deep: "count_id"} {
		d := open(t)
		w := d.post(d.choice(0, no), "Cookie", many, "X-Forwarded-Host", host, "Origin", "https://"+host)
		if !expires(w) || w.Header.Get(leftField) != want {
			t.Errorf("%s: %q is left, want %q; the cookies are %q", host, w.Header.Get(leftField), want, cookies(w))
		}
	}
}

// The form names what the browser still has although the answer does not allow it.
func TestTheFormSaysWhatRemains(t *testing.T) {
	d := open(t)
	shown := func(cookie string) string {
		body, err := io.ReadAll(d.serve(request(http.MethodGet, "/consent/preferences", "", "Cookie", cookie)).Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	for cookie, want := range map[string]bool{
		"count_id=1; eu-consent=" + d.choice(60, no):  true,
		"count_id=1; eu-consent=" + d.choice(60, yes): false,
		"count_id=1":                     false, // nothing is answered
		"eu-consent=" + d.choice(60, no): false,
	} {
		if got := strings.Contains(shown(cookie), "may still be in your browser: count_id."); got != want {
			t.Errorf("%s: said is %t", cookie, got)
		}
	}
}
