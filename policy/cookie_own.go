package policy

// ConsentCookie says under which name and attributes the visitor's choice is kept. Its age is [ChoiceDays].
type ConsentCookie struct {
	// Its name. Regulators suggest "eu-consent".
	Name string `json:"name"`
	// The domain that shares it, as in "example.org"; left out, the host alone has it.
	Domain string `json:"domain,omitempty"`
	// The path below which it counts; "/" if left out.
	Path string `json:"path,omitempty"`
	// Whether it goes along from other sites; "Lax" if left out.
	SameSite string `json:"sameSite,omitempty"`
	// The names that it had before. Who has answered under one of them is not asked again: the newest answer is kept under
	// the present name, and the other cookies are removed.
	Formerly []string `json:"formerly,omitempty"`
}

// LanguageCookie repeats the attributes that the host application gives to its own language cookie (for Django the
// LANGUAGE_COOKIE_* settings), so that writing it never makes a twin. MaxAge is in seconds; 0 means a session
// cookie. Reload asks for the page to be loaded again in the new language.
type LanguageCookie struct {
	// Its name, as in "django_language".
	Name string `json:"name"`
	// The domain that the application gives it.
	Domain string `json:"domain,omitempty"`
	// The path that the application gives it.
	Path string `json:"path,omitempty"`
	// Its age in seconds; left out, it ends with the browser's session.
	MaxAge int `json:"maxAge,omitempty"`
	// The SameSite attribute that the application gives it.
	SameSite string `json:"sameSite,omitempty"`
	// Whether it goes over HTTPS alone.
	Secure bool `json:"secure,omitempty"`
	// Whether scripts cannot read it. The banner then leaves the language to the page.
	HTTPOnly bool `json:"httpOnly,omitempty"`
	// Whether the page is loaded again in the new language.
	Reload bool `json:"reload,omitempty"`
}
