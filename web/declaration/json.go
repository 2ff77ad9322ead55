package declaration

import (
	"bytes"
	"encoding/json"
	"fmt"

	"biscotte/policy"
)

// Facts is the declaration for programs: what a site's own pages can be made from.
type Facts struct {
	Language     string                `json:"language"`
	Direction    string                `json:"direction"`
	Site         string                `json:"site"`
	Controller   policy.Controller     `json:"controller"`
	Reviewed     string                `json:"reviewed"`
	ThirdParties string                `json:"thirdParties"`
	About        string                `json:"about"`
	Kinds        []policy.KindView     `json:"kinds"`
	Categories   []policy.CategoryView `json:"categories"`
}

// JSON is the declaration as JSON, indented, since people read it too.
func JSON(v *policy.View) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(Facts{
		Language: v.Language, Direction: v.Direction, Site: v.Site, Controller: v.Controller, Reviewed: v.Reviewed,
		ThirdParties: v.ThirdParties, About: v.About, Kinds: v.Kinds, Categories: v.Categories,
	})
	if err != nil {
		return nil, fmt.Errorf("writing the declaration as JSON: %w", err)
	}
	return b.Bytes(), nil
}
