package main

import (
	"errors"
	"os"
)

// policyHere is the policy file that a command takes where none is named.
const policyHere = "policy.json"

// chosen says which policy a command is about. Nothing but --demo stands for the policy inside the program: a path that is
// missing must not end in somebody else's policy.
type chosen struct {
	Policy string `placeholder:"FILE" help:"The site's policy; without it, policy.json of this folder."`
	Demo   bool   `help:"Take the policy of the demo, which is inside the program."`
}

// file is the policy file, "" for the demo's.
func (c *chosen) file() (string, error) {
	c.preferLine()
	switch {
	case c.Demo && c.Policy != "":
		return "", &misuse{hinted{errors.New("--demo and --policy exclude each other"), "leave one of them out"}}
	case c.Demo || c.Policy != "":
		return c.Policy, nil
	}
	if _, err := os.Stat(policyHere); err != nil {
		return "", &misuse{hinted{
			errors.New("no policy is named, and this folder has no " + policyHere),
			`name one with --policy, make one with "biscotte init", or take the demo's with --demo`,
		}}
	}
	return policyHere, nil
}

// preferLine has the command line count before the environment, where each of them names a policy.
func (c *chosen) preferLine() {
	demo, policy := os.Getenv(environment+"_DEMO") != "", c.Policy == os.Getenv(environment+"_POLICY")
	switch {
	case !c.Demo || c.Policy == "" || demo == policy:
	case policy:
		c.Policy = ""
	default:
		c.Demo = false
	}
}
