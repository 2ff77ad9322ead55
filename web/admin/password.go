package admin

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// The costs of a guess, in passes, kilobytes and threads: RFC 9106, section 4, the second recommended option.
const (
	passes  = 3
	memory  = 64 << 10
	threads = 4
	saltLen = 16
	hashLen = 32
)

// Hash is what is stored of a password: argon2id with its parameters, in the form that others use too
// ($argon2id$v=19$m=65536,t=3,p=4$salt$hash).
func Hash(password string) string {
	salt := make([]byte, saltLen)
	_, _ = rand.Read(salt) // it never fails (crypto/rand)
	sum := argon2.IDKey([]byte(password), salt, passes, memory, threads, hashLen)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, threads, encode(salt), encode(sum))
}

func encode(b []byte) string { return base64.RawStdEncoding.EncodeToString(b) }

// errHash means that something is no such hash.
var errHash = errors.New("this is no argon2id hash, as \"biscotte secret\" makes it")

// Secret is a hash that has been read.
type Secret struct {
	memory, passes uint32
	threads        uint8
	salt, sum      []byte
}

// The most that a hash may ask of us, whoever wrote it.
const (
	maxMemory = 1 << 20
	maxPasses = 16
)

// ParseSecret reads what [Hash] wrote.
func ParseSecret(text string) (*Secret, error) {
	fields := strings.Split(strings.TrimSpace(text), "$")
	if len(fields) != 6 || fields[0] != "" || fields[1] != "argon2id" || fields[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return nil, errHash
	}
	s := &Secret{}
	if _, err := fmt.Sscanf(fields[3], "m=%d,t=%d,p=%d", &s.memory, &s.passes, &s.threads); err != nil {
		return nil, errHash
	}
	var errs [2]error
	s.salt, errs[0] = base64.RawStdEncoding.DecodeString(fields[4])
	s.sum, errs[1] = base64.RawStdEncoding.DecodeString(fields[5])
	within := s.memory > 0 && s.memory <= maxMemory && s.passes > 0 && s.passes <= maxPasses && s.threads > 0
	if errors.Join(errs[:]...) != nil || !within || len(s.salt) < 8 || len(s.sum) < 16 || len(s.sum) > 64 {
		return nil, errHash
	}
	return s, nil
}

// is reports whether the password is the one. It takes its time, and memory.
func (s *Secret) is(password string) bool {
	sum := argon2.IDKey([]byte(password), s.salt, s.passes, s.memory, s.threads, uint32(len(s.sum)))
	return subtle.ConstantTimeCompare(sum, s.sum) == 1
}
