package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"biscotte/policy"
	"biscotte/policy/review"
)

// format writes policies in their canonical form.
type format struct {
	Files []string `arg:"" name:"file" help:"Policy files."`
	Write bool     `short:"w" xor:"way" help:"Write the files again, where that changes them."`
	Check bool     `xor:"way" help:"Write nothing; name the files that would change, and fail if there are any."`
}

// Help is what follows the flags.
func (format) Help() string {
	return `Examples:

  biscotte fmt policy.json           prints it in its canonical form
  biscotte fmt -w policy.json        writes it so
  biscotte fmt --check policy.json   fails if it is not

Fields come in one order, languages in that of the policy. A field that no policy has is an error, and the file is left
as it is: nothing is lost.`
}

// Run formats the files.
func (c *format) Run(s streams) error {
	var others []string
	for _, file := range c.Files {
		was, is, err := formatted(file)
		if err != nil {
			return err
		}
		same := bytes.Equal(was, is)
		switch {
		case c.Check && !same:
			others = append(others, file)
		case c.Write && !same:
			err = overwrite(file, is)
		case !c.Check && !c.Write:
			_, err = s.out.Write(is)
		}
		if err != nil {
			return err
		}
	}
	return c.conclude(others)
}

func (c *format) conclude(others []string) error {
	if len(others) == 0 {
		return nil
	}
	names := strings.Join(others, ", ")
	return &hinted{fmt.Errorf("not in the canonical form: %s", names), "biscotte fmt -w " + strings.Join(others, " ")}
}

// formatted is a file as it is and as it should be.
func formatted(file string) (was, is []byte, err error) {
	was, err = os.ReadFile(file)
	if err != nil {
		return nil, nil, unreadable(file, err)
	}
	p, err := policy.Parse(file, was)
	if err != nil {
		return nil, nil, err
	}
	return was, review.Format(p), nil
}
