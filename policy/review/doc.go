// Package review looks at a policy as its owner's colleague would, who knows the law and the trade: what is unfair in it
// though it is well formed, what a change of it means to visitors, and how it is written down in order. It is for tools
// and knows neither visitors nor their choices; like the rules it holds a policy to, it knows no clock and no files, and
// nothing that a browser loads depends on it.
package review
