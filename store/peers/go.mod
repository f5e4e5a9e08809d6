module shoudao/store/peers

go 1.26.0

require (
	github.com/olebedev/when v1.1.0
	shoudao v0.0.0
)

require (
	github.com/AlekSi/pointer v1.0.0 // indirect
	github.com/pkg/errors v0.8.1 // indirect
)

replace shoudao => ../..
