package main

import "fmt"

// apart is what a command begins with so that who asks has the first core, and who answers has the others: or else what
// is measured is how two programs share a core, which comes out otherwise each time. On one core there is no choice.
func apart(cores int) (asking, answering []string) {
	if cores < 2 {
		return nil, nil
	}
	return []string{"taskset", "--cpu-list", "0"}, []string{"taskset", "--cpu-list", fmt.Sprintf("1-%d", cores-1)}
}
