package policy

import "strings"

// Direction is "rtl" for languages written from right to left, "ltr" for others. A script in the code decides, as in
// "pa-arab"; otherwise the one that the language is usually written in (CLDR, orientation/characterOrder).
func Direction(code string) string {
	language, rest, _ := strings.Cut(code, "-")
	script, _, _ := strings.Cut(rest, "-")
	switch script {
	case "adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa":
		return "rtl"
	}
	if len(script) == 4 {
		return "ltr"
	}
	switch language {
	case "ar", "arz", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "lrc", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi":
		return "rtl"
	}
	return "ltr"
}
