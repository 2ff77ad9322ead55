package audit

// Facts are what a page is like, for the rules on how consent is asked for.
type Facts struct {
	// Whether the page has window.biscotte.
	Biscotte bool `json:"biscotte,omitempty"`
	// The elements of the source that matter, in its order.
	Elements []Element `json:"elements,omitempty"`
	// Whether there is a way back to the choice: a link or a button.
	Settings bool `json:"settings,omitempty"`
	// The buttons of the banner as they are rendered; nil where there are none.
	Accept *Box `json:"accept,omitempty"`
	Refuse *Box `json:"refuse,omitempty"`
	// Milliseconds that the browser waited for the tag before it could paint anything.
	Blocked int64 `json:"blocked,omitempty"`
	// How the page may be cached, and whether it was the same without an answer twice, and another with one.
	CacheControl string `json:"cacheControl,omitempty"`
	Vary         string `json:"vary,omitempty"`
	Depends      bool   `json:"depends,omitempty"`
}

// Element is a script, or something that waits for consent, in a page's source.
type Element struct {
	Line int64 `json:"line"`
	// Its address, "" for an inline script.
	Address    string `json:"address,omitempty"`
	Markup     string `json:"markup,omitempty"`
	Consent    string `json:"consent,omitempty"`
	ThirdParty bool   `json:"thirdParty,omitempty"`
	// Whether it is the tag that brings the banner.
	Banner bool `json:"banner,omitempty"`
	Async  bool `json:"async,omitempty"`
	// What an inline script does with Google's queue: it sets the defaults, starts a tag, pushes a command as an array.
	Defaults bool  `json:"defaults,omitempty"`
	Starts   bool  `json:"starts,omitempty"`
	Arrays   int64 `json:"arrays,omitempty"`
}

// Box is a button as it is rendered. Lengths are in CSS pixels, colours as in "rgb(0, 0, 0)".
type Box struct {
	X          float64 `json:"x"`
	Y          float64 `json:"y"`
	Width      float64 `json:"width"`
	Height     float64 `json:"height"`
	FontSize   float64 `json:"fontSize"`
	FontWeight float64 `json:"fontWeight"`
	Colour     string  `json:"colour"`
	Ground     string  `json:"ground"`
	// Whether something else lies over its middle, and whether it can be seen without scrolling.
	Covered bool `json:"covered,omitempty"`
	InView  bool `json:"inView,omitempty"`
}
