// Package peers measures parts of shoudao against other programs that do the same. It is a
// module of its own, so that what it compares with is no dependency of the product.
package peers
