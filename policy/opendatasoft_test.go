package policy_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// fact is something that the portal's cookie policy says: where it is shown, and the words in English, French and
// Spanish without which it would not be said.
type fact struct {
	name  string
	shown func(*policy.View) string
	words map[string][]string
}

func inEach(en, fr, es string) map[string][]string {
	return map[string][]string{"en": strings.Split(en, "|"), "fr": strings.Split(fr, "|"), "es": strings.Split(es, "|")}
}

var facts = []fact{
	{"what a cookie is", func(v *policy.View) string { return v.About }, inEach(
		"a short note that|asks your browser to keep", "une courte note|votre navigateur de conserver", "una nota breve|a su navegador que guarde")},
	{"necessary cookies need no consent", kind(policy.KindNecessary), inEach(
		"Necessary|do not need your consent", "Nécessaire|ne nécessitent pas votre consentement", "Necesaria|No requieren su consentimiento")},
	{"statistical cookies need none where anonymised", kind(policy.KindStatistical), inEach(
		"Statistical|Where the statistics are anonymised, they do not need your consent",
		"Statistique|Lorsque les statistiques sont anonymisées, ils ne nécessitent pas votre consentement",
		"Estadística|Cuando las estadísticas están anonimizadas, no requieren su consentimiento")},
	{"internal cookies may also track or advertise", kind(policy.KindInternal), inEach(
		"Internal (first-party)|set by the site you are visiting|may also serve tracking or advertising",
		"Interne (first-party)|déposés par le site que vous consultez|peuvent aussi servir au suivi ou à la publicité",
		"Interna (propia)|las instala el sitio que usted visita|también pueden servir para el seguimiento o la publicidad")},
	{"third-party cookies are another site's", kind(policy.KindThirdParty), inEach(
		"Third-party|by or for a site other than the one you are visiting",
		"Tiers|un autre site que celui que vous consultez, ou pour son compte",
		"De terceros|un sitio distinto del que usted visita, o se instalan para él")},
	{"sessionid", row("necessary", "sessionid"), inEach(
		"Opendatasoft|Authentication|Front office and back office|Remembers you from one page to another|Necessary|14 days|This site",
		"Opendatasoft|Authentification|Front office et back office|Se souvient de vous d’une page à l’autre|Nécessaire|14 jours|Ce site",
		"Opendatasoft|Autenticación|Front office y back office|Recuerda quién es usted de una página a otra|Necesaria|14 días|Este sitio")},
	{"django_language", row("necessary", "django_language"), inEach(
		"Opendatasoft|Language selection|Front office and back office|Remembers your language|Necessary|Until you close the browser",
		"Opendatasoft|Choix de la langue|Front office et back office|Retient votre langue|Nécessaire|Jusqu’à la fermeture du navigateur",
		"Opendatasoft|Selección del idioma|Front office y back office|Recuerda su idioma|Necesaria|Hasta que cierre el navegador")},
	{"the consent cookie", row("necessary", "eu-consent"), inEach(
		"Cookie choices|Remembers the answer you give here|180 days", "Choix en matière de cookies|Retient la réponse que vous donnez ici|180 jours",
		"Preferencias de cookies|Recuerda la respuesta que usted da aquí|180 días")},
	{"web analytics: the visitor's number", row("statistics", "_pk_id*"), inEach(
		"Opendatasoft|Web analytics (Matomo)|Front office|our own servers|Statistical|13 months|This site",
		"Opendatasoft|Mesure d’audience (Matomo)|Front office|nos propres serveurs|Statistique|13 mois|Ce site",
		"Opendatasoft|Analítica web (Matomo)|Front office|nuestros propios servidores|Estadística|13 meses|Este sitio")},
	{"web analytics: the visit", row("statistics", "_pk_ses*"), inEach(
		"during one visit|Statistical|30 minutes", "pendant une même visite|Statistique|30 minutes", "durante una misma visita|Estadística|30 minutos")},
	{"what the measurement collects, for whom and where", func(v *policy.View) string {
		m := v.Categories[1].Services[0]
		return m.Data + m.Recipients + m.Transfer + v.Categories[1].Basis
	}, inEach(
		"which pages and data you open|Nobody else|stays within it|Your consent",
		"les pages et les données que vous ouvrez|Personne d’autre|n’en sortent pas|Votre consentement",
		"qué páginas y datos abre|Nadie más|no salen de él|Su consentimiento")},
	{"by what right the necessary ones are set", func(v *policy.View) string { return v.Categories[0].Basis }, inEach(
		"strictly necessary", "strictement nécessaire", "estrictamente necesaria")},
	{"no third parties", func(v *policy.View) string { return v.ThirdParties }, inEach("0", "0", "0")},
}

func TestOpendatasoftSaysEveryFactInEachLanguage(t *testing.T) {
	for lang, v := range portal(t) {
		for _, f := range facts {
			text := f.shown(v)
			for _, words := range f.words[lang] {
				if !strings.Contains(text, words) {
					t.Errorf("%s, %s: %q is not in %q", lang, f.name, words, text)
				}
			}
		}
	}
}

func TestOpendatasoftAsksOnlyAboutStatistics(t *testing.T) {
	for lang, v := range portal(t) {
		if asked := policy.Asked(v.Purposes, nil, true); len(asked) != 1 || asked[0].ID != "statistics" {
			t.Errorf("%s asks %+v", lang, asked)
		}
	}
}

// A second cookie with other attributes would be a twin: Django sets its own with Path alone (LANGUAGE_COOKIE_* in
// django/conf/global_settings.py), and sessionid with HttpOnly.
func TestOpendatasoftDeclaresDjangosDefaults(t *testing.T) {
	p := load(t, string(policy.Opendatasoft))
	if got, want := p.LanguageCookie.Write("fr"), "django_language=fr; Path=/"; got != want || !p.LanguageCookie.Reload {
		t.Errorf("writes %q, want %q; reload %t", got, want, p.LanguageCookie.Reload)
	}
	session := p.Categories[0].Services[0].Cookies[0]
	if session.Name != "sessionid" || !session.HTTPOnly || session.Duration != "14 days" {
		t.Errorf("declares %+v", session)
	}
	if p.ConsentCookie.Name != "eu-consent" || p.Default != "en" || strings.Join(p.Languages, " ") != "en fr es" {
		t.Errorf("consent cookie %q, languages %q, default %q", p.ConsentCookie.Name, p.Languages, p.Default)
	}
}

// A long block of text in the banner could be the largest of the page, and nobody reads it.
func TestOpendatasoftsFirstLayerIsShort(t *testing.T) {
	for lang, v := range portal(t) {
		short := func(what, text string, most int) {
			if n := utf8.RuneCountInString(text); n == 0 || n > most {
				t.Errorf("%s: the %s has %d characters, at most %d are wanted: %q", lang, what, n, most, text)
			}
		}
		short("title", v.Phrases.BannerTitle, 40)
		short("introduction", v.Phrases.BannerIntro, 160)
		short("way to change one's mind", v.Phrases.ChangeLater, 170)
		for _, c := range v.Categories {
			short("title of "+c.ID, c.Title, 20)
			short("summary of "+c.ID, c.Summary, 90)
		}
		if !strings.Contains(v.Phrases.BannerIntro, "Opendatasoft") {
			t.Errorf("%s: the introduction does not say who asks: %q", lang, v.Phrases.BannerIntro)
		}
		if !strings.Contains(v.Phrases.ChangeLater, v.Phrases.Settings) {
			t.Errorf("%s: %q does not name the link %q", lang, v.Phrases.ChangeLater, v.Phrases.Settings)
		}
	}
}

// misprints are marks that the language does not have: straight quotes, and in French a space that may break before
// ; : ! ? and inside guillemets, or none at all.
var misprints = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`['"]`),
	"fr": regexp.MustCompile(`['"“”]|[^\x{202F}][;!?»]|[^\x{202F}]:(?:[^/]|$)|«[^\x{202F}]`),
	"es": regexp.MustCompile(`['"“”]| [;:!?»]|« `),
}

func TestOpendatasoftIsWellPrinted(t *testing.T) {
	for lang, v := range portal(t) {
		eachText(reflect.ValueOf(*v), func(text string) {
			if misprint := misprints[lang].FindString(text); misprint != "" {
				t.Errorf("%s: %q in %q", lang, misprint, text)
			}
		})
	}
}

// eachText goes through everything that v says, however deep.
func eachText(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			eachText(v.Field(i), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), visit)
		}
	}
}

// portal is the default policy in each of its languages.
func portal(t *testing.T) map[string]*policy.View {
	t.Helper()
	p := load(t, string(policy.Opendatasoft))
	views := map[string]*policy.View{}
	for _, lang := range p.Languages {
		views[lang] = p.View(lang, phrase.All())
	}
	return views
}

func kind(id policy.Kind) func(*policy.View) string {
	return func(v *policy.View) string {
		for _, k := range v.Kinds {
			if k.ID == id {
				return k.Title + " " + k.Text
			}
		}
		return ""
	}
}

// row is what the table says of a cookie and of its service.
func row(category, cookie string) func(*policy.View) string {
	return func(v *policy.View) string {
		for _, c := range v.Categories {
			for _, s := range c.Services {
				for _, k := range s.Cookies {
					if c.ID == category && k.Name == cookie {
						return strings.Join([]string{s.Provider.Name, s.Function, s.Location, k.Purpose, k.Kind, k.Party, k.Duration}, "; ")
					}
				}
			}
		}
		return ""
	}
}
