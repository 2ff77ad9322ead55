package main

import (
	"path/filepath"

	"biscotte/policy/review"
	"biscotte/web/bundle"
)

// The part of SARIF 2.1.0 (OASIS, 27 March 2020) that says what was found where.
type (
	sarif struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"semanticVersion"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Summary sarifText  `json:"shortDescription"`
		Full    *sarifText `json:"fullDescription,omitempty"`
		HelpURI string     `json:"helpUri,omitempty"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		Rule      string          `json:"ruleId"`
		Level     review.Level    `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		// What tells the result from others, wherever it has moved to.
		Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn,omitempty"`
	}
)

// findingsSARIF is for hosts of source code, which show findings beside the lines.
func findingsSARIF(all []reviewed) ([]byte, error) {
	results := []sarifResult{}
	for _, one := range all {
		for _, f := range one.findings {
			results = append(results, sarifOf(one.file, f))
		}
	}
	driver := sarifDriver{Name: "biscotte", Version: bundle.Version, Rules: sarifRules()}
	return sarifLog(driver, results)
}

// sarifLog is a log with one run.
func sarifLog(driver sarifDriver, results []sarifResult) ([]byte, error) {
	return indented(sarif{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{{sarifTool{driver}, "unicodeCodePoints", results}},
	})
}

func sarifOf(file string, f review.Finding) sarifResult {
	message := what(f.Problem)
	if f.Hint != "" {
		message += " (" + f.Hint + ")"
	}
	at := sarifPhysical{sarifArtifact{filepath.ToSlash(file)}, sarifRegion{f.Line, f.Column}}
	return sarifResult{Rule: f.Rule.ID, Level: f.Rule.Level, Message: sarifText{message}, Locations: []sarifLocation{{at}}}
}

func sarifRules() []sarifRule {
	list := make([]sarifRule, 0, len(review.Rules))
	for _, r := range review.Rules {
		rule := sarifRule{ID: r.ID, Summary: sarifText{r.Summary}, HelpURI: r.URL}
		if r.Source != "" {
			rule.Full = &sarifText{r.Source}
		}
		list = append(list, rule)
	}
	return list
}
