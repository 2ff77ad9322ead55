package policy

import "strings"

// Phrases are the interface's own texts in one language. Words in braces are filled in: {site}, {controller},
// {settings}, {count}, {services}, {cookies}, {purposes}, {provider}, {names}. A phrase that counts has a form for each
// kind of number that the language tells apart, in the order of [PluralForms], with bars between:
// "{count} month|{count} months".
type Phrases struct {
	Name string `json:"name"` // the language's own name, as the picker shows it

	BannerTitle  string `json:"bannerTitle"`
	BannerIntro  string `json:"bannerIntro"`
	ThirdParties string `json:"thirdParties"`
	ChangeLater  string `json:"changeLater"`
	// PrivacySignal says that the browser's signal is obeyed (11 CCR 7025(c)(6)), and for which categories.
	PrivacySignal string `json:"privacySignal"`
	// Remains says what a withdrawal has not removed, or cannot see: {names}.
	Remains    string `json:"remains"`
	PolicyLink string `json:"policyLink"`
	Privacy    string `json:"privacy"`
	Accept     string `json:"accept"`
	Refuse     string `json:"refuse"`
	Customise  string `json:"customise"`
	Language   string `json:"language"`
	Settings   string `json:"settings"`

	PanelTitle string `json:"panelTitle"`
	PanelIntro string `json:"panelIntro"`
	Close      string `json:"close"`
	Save       string `json:"save"`
	AlwaysOn   string `json:"alwaysOn"`
	Details    string `json:"details"`
	AboutTitle string `json:"aboutTitle"`

	Cookie     string `json:"cookie"`
	Purpose    string `json:"purpose"`
	Provider   string `json:"provider"`
	Function   string `json:"function"`
	Location   string `json:"location"`
	Kind       string `json:"kind"`
	Party      string `json:"party"`
	Duration   string `json:"duration"`
	FirstParty string `json:"firstParty"`
	ThirdParty string `json:"thirdParty"`
	HTTPOnly   string `json:"httpOnly"`

	Session string `json:"session"`
	Minutes string `json:"minutes"`
	Hours   string `json:"hours"`
	Days    string `json:"days"`
	Months  string `json:"months"`
	Years   string `json:"years"`

	Busy   string `json:"busy"`
	Failed string `json:"failed"`
	Saved  string `json:"saved"`
	// NotSaved answers a form whose answer could not be taken: it is shown once more, as it is now.
	NotSaved string `json:"notSaved"`

	Held        string `json:"held"`
	LoadOnce    string `json:"loadOnce"`
	AlwaysAllow string `json:"alwaysAllow"`

	DeclarationTitle string `json:"declarationTitle"`
	ResponsibleTitle string `json:"responsibleTitle"`
	Reviewed         string `json:"reviewed"`
	Data             string `json:"data"`
	Recipients       string `json:"recipients"`
	Transfer         string `json:"transfer"`
	Kept             string `json:"kept"`
	OptOut           string `json:"optOut"`
	Basis            string `json:"basis"`
	BasisConsent     string `json:"basisConsent"`
	BasisNecessary   string `json:"basisNecessary"`
	BasisStatistics  string `json:"basisStatistics"`
	// What is kept in a browser, or asked of it, and is no cookie.
	Type           string `json:"type"`
	LocalStorage   string `json:"localStorage"`
	SessionStorage string `json:"sessionStorage"`
	Database       string `json:"database"`
	Cache          string `json:"cache"`
	Worker         string `json:"worker"`
	Pixel          string `json:"pixel"`
	UntilCleared   string `json:"untilCleared"`
	UntilTabCloses string `json:"untilTabCloses"`
	NotKept        string `json:"notKept"`
	// The visitor's own answer.
	AnswerTitle string `json:"answerTitle"`
	AnsweredOn  string `json:"answeredOn"`
	Granted     string `json:"granted"`
	Refused     string `json:"refused"`
	Unanswered  string `json:"unanswered"`
	NoScript    string `json:"noScript"`
	// What is said to visitors who have answered before and are asked about a change.
	NewsTitle      string `json:"newsTitle"`
	NewsIntro      string `json:"newsIntro"`
	NewPurpose     string `json:"newPurpose"`
	NewServices    string `json:"newServices"`
	ChangedPurpose string `json:"changedPurpose"`
	AcceptNews     string `json:"acceptNews"`
	RefuseNews     string `json:"refuseNews"`
	NewMark        string `json:"newMark"`

	// What is said where cookies are used until visitors object.
	PrivacyChoices string `json:"privacyChoices"` // the title of the link that California wants (11 CCR 7015(b))
	NoticeIntro    string `json:"noticeIntro"`
	PanelObjection string `json:"panelObjection"`
	UntilObjection string `json:"untilObjection"`
	InUse          string `json:"inUse"`
	Object         string `json:"object"`

	// What visitors are told of their own record.
	RecordTitle    string `json:"recordTitle"`
	RecordIntro    string `json:"recordIntro"`
	RecordNone     string `json:"recordNone"`
	RecordDownload string `json:"recordDownload"`
	RecordDelete   string `json:"recordDelete"`
	RecordDeleted  string `json:"recordDeleted"`
	RecordFailed   string `json:"recordFailed"`
}

// Fill puts values into the braces of a phrase: name, value, name, value. It reads the phrase once, so that braces
// in a value stay what they are.
func Fill(phrase string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(phrase)
}
