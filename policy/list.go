package policy

import "strings"

// list is names in a row, with the comma of the language's script between them (CLDR, listPattern-type-unit): a Latin
// one among Arabic or Chinese letters is a foreign body.
func list(lang string, names []string) string { return strings.Join(names, comma(lang)) }

func comma(lang string) string {
	language, _, _ := strings.Cut(lang, "-")
	switch language {
	case "ar", "arz", "ckb", "fa", "ks", "ps", "sd", "ug", "ur":
		return "، "
	case "ja", "yue", "zh":
		return "、"
	}
	return ", "
}
