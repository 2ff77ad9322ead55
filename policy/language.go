package policy

import "strings"

// chinese holds the only fallbacks of Django's LANG_INFO (django/conf/locale/__init__.py).
var chinese = map[string]string{
	"zh-cn": "zh-hans", "zh-my": "zh-hans", "zh-sg": "zh-hans",
	"zh-hk": "zh-hant", "zh-mo": "zh-hant", "zh-tw": "zh-hant",
}

// maxLanguageCode is the length from which Django cuts a code at a hyphen before it looks at it.
const maxLanguageCode = 500

// MatchLanguage finds the code of supported that Django would answer in for code, "" if there is none: the code
// itself, its fallback, the code with its last part taken off again and again, then any supported code of the same
// language (get_supported_language_variant in django/utils/translation/trans_real.py). As there, a whole code matches
// in any case, a prefix or a fallback in lower case only, and an underscore is no hyphen.
func MatchLanguage(code string, supported []string) string {
	if len(code) > maxLanguageCode {
		code = code[:max(0, strings.LastIndexByte(code[:maxLanguageCode], '-'))]
	}
	if code == "" {
		return ""
	}
	candidates := []string{code}
	if fallback, ok := chinese[code]; ok {
		candidates = append(candidates, fallback)
	}
	generic := code
	for i := strings.LastIndexByte(generic, '-'); i >= 0; i = strings.LastIndexByte(generic, '-') {
		generic = generic[:i]
		candidates = append(candidates, generic)
	}
	for _, candidate := range candidates {
		if lower := lowered(candidate); contains(supported, lower) {
			return lower
		}
	}
	for _, s := range supported {
		if strings.HasPrefix(s, generic+"-") {
			return s
		}
	}
	return ""
}

// lowered is code in lower case as Python and JavaScript have it. Go makes a plain i of the dotted capital one, which
// would turn "İt" into Italian.
func lowered(code string) string {
	return strings.ToLower(strings.ReplaceAll(code, "İ", "i̇"))
}

// PickLanguage is the language to speak to a visitor in: the language cookie's (the last, where there are several,
// as Django reads them), the page's, then the browser's languages in their order, then fallback.
func PickLanguage(supported []string, cookies []string, page string, browser []string, fallback string) string {
	var wishes []string
	if n := len(cookies); n > 0 {
		wishes = append(wishes, cookies[n-1])
	}
	for _, wish := range append([]string{page}, browser...) {
		wishes = append(wishes, lowered(wish))
	}
	for _, wish := range wishes {
		if match := MatchLanguage(wish, supported); match != "" {
			return match
		}
	}
	return fallback
}
