CREATE TABLE student (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL
) STRICT;

-- Every grading of every submission. Nothing is ever taken out of it.
CREATE TABLE attempt (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    student TEXT NOT NULL REFERENCES student (id),
    practice TEXT NOT NULL,
    submission TEXT NOT NULL,
    release TEXT NOT NULL,
    run INTEGER NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    handed_in TEXT,
    graded TEXT NOT NULL,
    automatic REAL NOT NULL,
    most REAL NOT NULL,
    grading TEXT NOT NULL,
    UNIQUE (student, practice, submission, release, run)
) STRICT;

CREATE INDEX attempt_of_practice ON attempt (practice, student);

-- What people have given: it belongs to the question, not to an attempt.
CREATE TABLE manual (
    student TEXT NOT NULL REFERENCES student (id),
    practice TEXT NOT NULL,
    question TEXT NOT NULL,
    points TEXT NOT NULL,
    comment TEXT NOT NULL,
    rubric TEXT NOT NULL,
    answer TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (student, practice, question)
) STRICT;

CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    student TEXT NOT NULL,
    practice TEXT NOT NULL,
    question TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END;

CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be shortened'); END;

CREATE TRIGGER attempt_stays_as_it_is BEFORE UPDATE ON attempt
BEGIN SELECT RAISE(ABORT, 'an attempt cannot be changed: grade again'); END;

CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt
BEGIN SELECT RAISE(ABORT, 'an attempt cannot be removed'); END;

CREATE TRIGGER manual_stays BEFORE DELETE ON manual
BEGIN SELECT RAISE(ABORT, 'a mark cannot be removed: mark again'); END;

CREATE TRIGGER attempt_added AFTER INSERT ON attempt BEGIN
    INSERT INTO audit (at, by, student, practice, question, what, before, after)
    VALUES (NEW.graded, 'grader', NEW.student, NEW.practice, '',
            CASE NEW.run WHEN 1 THEN 'graded' ELSE 'graded again' END, '',
            printf('%g of %g, submission %s, release %s, run %d', NEW.automatic, NEW.most,
                   substr(NEW.submission, 1, 12), substr(NEW.release, 1, 12), NEW.run)
            || CASE NEW.reason WHEN '' THEN '' ELSE ': ' || NEW.reason END);
END;

CREATE TRIGGER manual_added AFTER INSERT ON manual BEGIN
    INSERT INTO audit (at, by, student, practice, question, what, before, after)
    VALUES (NEW.at, NEW.by, NEW.student, NEW.practice, NEW.question, 'marked', '', NEW.points || ' ' || NEW.comment);
END;

CREATE TRIGGER manual_changed AFTER UPDATE ON manual BEGIN
    INSERT INTO audit (at, by, student, practice, question, what, before, after)
    VALUES (NEW.at, NEW.by, NEW.student, NEW.practice, NEW.question, 'marked again',
            OLD.points || ' ' || OLD.comment || ' (' || OLD.by || ')', NEW.points || ' ' || NEW.comment);
END;

CREATE TRIGGER student_added AFTER INSERT ON student BEGIN
    INSERT INTO audit (at, by, student, practice, question, what, before, after)
    VALUES (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'grader', NEW.id, '', '', 'student', '', NEW.name);
END;

CREATE TRIGGER student_changed AFTER UPDATE ON student BEGIN
    INSERT INTO audit (at, by, student, practice, question, what, before, after)
    VALUES (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'grader', NEW.id, '', '', 'student', OLD.id || ' ' || OLD.name, NEW.name);
END;

CREATE TRIGGER student_stays BEFORE DELETE ON student
BEGIN SELECT RAISE(ABORT, 'a student with marks cannot be removed'); END;
