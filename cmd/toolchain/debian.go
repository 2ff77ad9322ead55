package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// packages are the Debian packages that the compiler is built from and calls.
var packages = []string{
	"g++",             // TinyGo reaches LLVM through cgo
	"llvm-19-dev",     // code generation
	"libclang-19-dev", // reads C headers
	"clang-19",        // the runtime's assembly
	"lld-19",          // links
	"libclang-rt-19-dev-wasm32",
	"wasi-libc",
	"binaryen", // asyncify, without which no goroutine can wait
}

// requirePackages installs what is missing where it may, and otherwise says what to install.
func requirePackages(ctx context.Context) error {
	if _, err := exec.LookPath("dpkg-query"); err != nil {
		return hinted{
			fmt.Errorf("building TinyGo %s needs Debian's packages, and this is not Debian", version),
			"install TinyGo " + version + " or newer and put it on PATH",
		}
	}
	missing, err := missingPackages(ctx)
	if err != nil || len(missing) == 0 {
		return err
	}
	if _, err := exec.LookPath("apt-get"); err != nil || os.Geteuid() != 0 {
		return hinted{
			fmt.Errorf("missing Debian packages: %s", strings.Join(missing, " ")),
			"sudo " + strings.Join(installCommand(missing), " "),
		}
	}
	return installPackages(ctx, missing)
}

func missingPackages(ctx context.Context) ([]string, error) {
	query := append([]string{"--show", "--showformat", "${Package} ${db:Status-Status}\n"}, packages...)
	out, err := exec.CommandContext(ctx, "dpkg-query", query...).Output()
	// It exits with 1 when it does not know one of the names; the ones it knows it has printed.
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		return nil, fmt.Errorf("asking dpkg-query for packages: %w", err)
	}
	return notInstalled(packages, string(out)), nil
}

// notInstalled reads lines like "clang-19 installed". A removed package whose settings were kept says "config-files".
func notInstalled(wanted []string, lines string) []string {
	var missing []string
	have := strings.Split(lines, "\n")
	for _, p := range wanted {
		if !slices.Contains(have, p+" installed") {
			missing = append(missing, p)
		}
	}
	return missing
}

func installCommand(missing []string) []string {
	return append([]string{"apt-get", "install", "-y", "--no-install-recommends"}, missing...)
}

func installPackages(ctx context.Context, missing []string) error {
	say("installing Debian packages: %s", strings.Join(missing, " "))
	for _, command := range [][]string{{"apt-get", "update"}, installCommand(missing)} {
		cmd := exec.CommandContext(ctx, command[0], command[1:]...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("running %s: %w\n%s", strings.Join(command, " "), err, out)
		}
	}
	return nil
}
