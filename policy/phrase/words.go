package phrase

import (
	"encoding/json"

	"biscotte/policy"
)

// Words are phrases by their JSON names.
func Words(p policy.Phrases) map[string]string {
	byName := map[string]string{}
	encoded, err := json.Marshal(p)
	if err == nil {
		err = json.Unmarshal(encoded, &byName)
	}
	if err != nil {
		panic(err) // phrases are strings
	}
	return byName
}
