package review

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// countries are codes that people take for those of languages.
var countries = map[string]string{
	"al": "sq", "at": "de", "br": "pt-br", "cn": "zh-hans", "cz": "cs", "dk": "da", "ee": "et", "gb": "en", "gr": "el", "ie": "ga",
	"ir": "fa", "jp": "ja", "kr": "ko", "rs": "sr", "se": "sv", "tw": "zh-hant", "ua": "uk", "us": "en",
	"vn": "vi",
}

// aliases are codes of languages that we know under another one: a wider one, and such as have been withdrawn.
var aliases = map[string]string{"in": "id", "iw": "he", "mo": "ro", "no": "nb"}

// Unspoken lists the languages among codes that there are no buttons in.
func Unspoken(codes []string) []string {
	phrases := phrase.All()
	return slices.DeleteFunc(slices.Clone(codes), func(code string) bool { _, ok := phrases[code]; return ok })
}

// LanguageHint says which language may be meant by a code that there are no buttons in.
func LanguageHint(code string) string {
	phrases := phrase.All()
	known := slices.Sorted(maps.Keys(phrases))
	code = strings.ToLower(strings.ReplaceAll(code, "_", "-")) // as operating systems write them
	if language, ok := countries[code]; ok {
		return fmt.Sprintf("%q is a country, and its language is %q", code, language)
	}
	if meant := meant(code, phrases, known); meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	return "we have them in: " + strings.Join(known, ", ")
}

// meant is the language that a visitor would get who asks for code, or the one that calls itself so.
func meant(code string, phrases map[string]policy.Phrases, known []string) string {
	language, _, _ := strings.Cut(code, "-")
	for _, wish := range []string{code, aliases[language]} {
		if match := policy.MatchLanguage(wish, known); match != "" {
			return match
		}
	}
	for _, one := range known {
		if strings.EqualFold(phrases[one].Name, code) {
			return one
		}
	}
	return ""
}
