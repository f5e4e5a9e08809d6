module shoudao

go 1.26.0
