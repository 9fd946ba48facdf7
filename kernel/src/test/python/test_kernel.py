"""The Jupyter project's own tests of a kernel (jupyter_kernel_test), with samples in Java.

    python test_kernel.py

The kernel is the installed one named by NEURONA_KERNEL, else `neurona`.
"""

import os
import unittest

import jupyter_kernel_test as jkt

KERNEL = os.environ.get("NEURONA_KERNEL", "neurona")


class JavaKernelTests(jkt.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("to stderr");'

    completion_samples = [
        {"text": '"text".toUpperC', "matches": ["toUpperCase"]},
        {"text": "Math.hypo", "matches": ["hypot"]},
        {"text": "retu", "matches": ["return"]},
        {"text": "int 学生数 = 3;\n学生", "matches": ["学生数"]},
        {"text": 'var 😀 = "'},
        {"text": "List.of(1, 2, 3).stream()."},
    ]

    complete_code_samples = [
        "1 + 1",
        "int x = 3;",
        "int f(int n) {\n    return n + 1;\n}",
        'String text = """\n    hello\n    """;',
        "record Point(double x, double y) {}",
        "for (int i = 0; i < 3; i++) System.out.println(i);",
        "// only a comment",
        "",
    ]
    incomplete_code_samples = [
        "int f(int n) {",
        "for (int i = 0; i < 3; i++)",
        "if (true) {\n    System.out.println(1);",
        "List.of(1,",
        'String text = """\n    hello',
        "/* half a comment",
        "class A {\n    int f() {\n        return 1;\n    }",
    ]
    invalid_code_samples = [
        "int 1x = ;",
        ")",
        "x = = 2",
        'String s = "unclosed',
        "class { }",
    ]

    code_page_something = "?Math.hypot"
    code_generate_error = 'throw new IllegalStateException("on purpose");'

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "int year = 2026;\nyear + 1", "result": "2027"},
        {"code": "IntStream.range(0, 5).map(i -> i * i).toArray()", "result": "[0, 1, 4, 9, 16]"},
        {"code": 'Map.of("one", 1)', "result": "{one=1}"},
        {"code": 'new Html("<b>bold</b>")', "mime": "text/html", "result": "<b>bold</b>"},
        {"code": 'record Pair(int a, String b) {}\nnew Pair(1, "x")'},
    ]

    code_display_data = [
        {"code": 'display("plain")', "mime": "text/plain"},
        {"code": 'display(new Html("<i>html</i>"));', "mime": "text/html"},
        {"code": 'display(new Markdown("*md*"));', "mime": "text/markdown"},
        {"code": 'display(new Latex("$x^2$"));', "mime": "text/latex"},
        {"code": 'display("<b>as html</b>", "text/html");', "mime": "text/html"},
        {
            "code": "display(new java.awt.image.BufferedImage(4, 4, java.awt.image.BufferedImage.TYPE_INT_RGB));",
            "mime": "image/png",
        },
    ]

    code_history_pattern = "6 [*] 7"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "String.join"
    code_clear_output = "clearOutput();"


class JavaKernelWelcomeTests(jkt.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main(verbosity=2)
