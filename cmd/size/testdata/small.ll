; The source of small.wasm: functions and variables named as TinyGo names them.
;
;   clang-19 --target=wasm32 -c -o small.o small.ll
;   wasm-ld-19 --no-entry --export-all --allow-undefined -o small.wasm small.o && rm small.o

target triple = "wasm32"

@table = internal global [16 x i32] [i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15, i32 16], !dbg !0
@zeros = internal global [100 x i32] zeroinitializer, !dbg !5
@unowned = internal global [8 x i8] c"no owner"

declare void @imported()

define i32 @"main.sum"(i32 %i) {
  call void @imported()
  %a = call i32 @"(*encoding/json.decodeState).value"(i32 %i)
  %b = call i32 @"slices.pdqsortCmpFunc[encoding/json.field]"(i32 %a)
  %c = call i32 @memory_like(i32 %b)
  ret i32 %c
}

define i32 @"(*encoding/json.decodeState).value"(i32 %i) noinline {
  %p = getelementptr [16 x i32], ptr @table, i32 0, i32 %i
  %v = load i32, ptr %p
  %q = getelementptr [100 x i32], ptr @zeros, i32 0, i32 %i
  store i32 %v, ptr %q
  ret i32 %v
}

define i32 @"slices.pdqsortCmpFunc[encoding/json.field]"(i32 %i) noinline {
  %p = getelementptr [8 x i8], ptr @unowned, i32 0, i32 %i
  %v = load volatile i8, ptr %p
  %x = zext i8 %v to i32
  ret i32 %x
}

define i32 @memory_like(i32 %i) noinline {
  %x = mul i32 %i, %i
  ret i32 %x
}

!llvm.dbg.cu = !{!2}
!llvm.module.flags = !{!9, !10}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "internal/strconv.table", scope: !2, file: !3, line: 1, type: !7, isLocal: true, isDefinition: true)
!2 = distinct !DICompileUnit(language: DW_LANG_Go, file: !3, producer: "by hand", emissionKind: FullDebug, globals: !4)
!3 = !DIFile(filename: "small.go", directory: "/")
!4 = !{!0, !5}
!5 = !DIGlobalVariableExpression(var: !6, expr: !DIExpression())
!6 = distinct !DIGlobalVariable(name: "runtime.zeros", scope: !2, file: !3, line: 2, type: !11, isLocal: true, isDefinition: true)
!7 = !DICompositeType(tag: DW_TAG_array_type, baseType: !8, size: 512, elements: !12)
!8 = !DIBasicType(name: "int32", size: 32, encoding: DW_ATE_signed)
!9 = !{i32 2, !"Debug Info Version", i32 3}
!10 = !{i32 7, !"Dwarf Version", i32 4}
!11 = !DICompositeType(tag: DW_TAG_array_type, baseType: !8, size: 3200, elements: !13)
!12 = !{!DISubrange(count: 16)}
!13 = !{!DISubrange(count: 100)}
