import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsOf, run, valueOf } from '../testing/snippets.ts';

test('shouldRunLoopsWithBreakAndContinue', () => {
    assert.equal(
        valueOf(`
        String out = '';
        for (Integer i = 0, j = 10; i < j; i++, j--) { if (i == 1) continue; if (i == 4) { break; } out += i; }
        Integer n = 3; while (n > 0) { n--; out += 'w'; }
        do { out += 'd'; n++; } while (n < 2);
        for (String s : new List<String>{'a', 'b'}) out += s;
        for (Integer i : new Set<Integer>{7}) { out += i; }
        for (;;) { break; }
        return out;`),
        '023wwwddab7'
    );
});

test('shouldSeeAppendedElementsWhenListGrowsInLoop', () => {
    assert.equal(
        valueOf(
            'List<Integer> xs = new List<Integer>{1}; Integer n = 0; for (Integer x : xs) { n++; if (n < 4) xs.add(x); } return n;'
        ),
        '4'
    );
});

test('shouldMatchFirstClauseWhenSwitching', () => {
    const members = `
        enum Color { RED, GREEN }
        static String number(Integer i) { switch on i { when 1, 2 { return 'low'; } when -3 { return 'minus'; } when null { return 'null'; } when else { return 'else'; } } }
        static String text(String s) { switch on s { when 'a' { return 'A'; } when 'b', 'c' { return 'BC'; } } return 'none'; }
        static String color(Color c) { switch on c { when RED { return 'r'; } when GREEN { return 'g'; } } return '?'; }
        static String record(SObject o) { switch on o { when Account a { return 'account ' + a.Name; } when Contact c { return 'contact'; } when null { return 'null'; } when else { return 'other'; } } }
        static Integer loops() { Integer n = 0; for (Integer i = 0; i < 5; i++) { switch on i { when 3 { break; } when else { n += i; } } } return n; }
        public static Object run() {
            return new List<Object>{ number(2), number(-3), number(null), number(9), text('a'), text('c'), text('A'), color(Color.GREEN), record(new Account(Name = 'x')), record(new Contact()), record(null), record(new Case()), loops() };
        }`;
    assert.equal(run(members), '(low, minus, null, else, A, BC, none, g, account x, contact, ...)');
    assert.equal(
        run(
            members.replace(
                /return new List<Object>\{.*?\};/s,
                "return record(null) + ' ' + record(new Case()) + ' ' + loops();"
            )
        ),
        'null other 3'
    );
});

test('shouldCatchByTypeAndRunFinallyWhenExceptionIsThrown', () => {
    assert.equal(
        run(`
        class MyException extends Exception {} virtual class Base extends Exception {} 
        static List<String> log = new List<String>();
        static Integer go(Integer i) {
            try {
                if (i == 0) { throw new MyException('zero'); } if (i == 1) { Integer n = 1 / 0; } if (i == 2) { return 2; }
                List<Integer> xs = new List<Integer>(); return xs[5];
            } catch (MyException e) { log.add(e.getMessage() + e.getTypeName()); return -1; }
            catch (System.MathException e) { log.add(e.getMessage()); }
            finally { log.add('finally'); }
            return 0;
        }
        public static Object run() { go(0); go(1); go(2); try { go(3); } catch (Exception e) { log.add(e.getTypeName() + ': ' + e.getMessage()); } return String.join(log, ','); }`),
        'zeroT.MyException,finally,Divide by 0,finally,finally,finally,System.ListException: List index out of bounds: 5'
    );
});

test('shouldHaveFourConstructorsWhenExceptionIsUserDefined', () => {
    assert.equal(
        run(`
        class Plain extends Exception {}
        class Rich extends Exception { public Integer code = 5; public Rich(Integer code) { this('code ' + code); this.code = code; } }
        public static Object run() {
            Plain cause = new Plain('inner'); Plain outer = new Plain('outer', cause); Rich rich = new Rich(7); Rich text = new Rich('text'); NullPointerException npe = new NullPointerException();
            return new Plain().getMessage() + outer.getCause().getMessage() + new Plain(cause).getCause().getMessage() + rich.getMessage() + rich.code + text.getMessage() + text.code + npe.getTypeName();
        }`),
        'Script-thrown exceptioninnerinnercode 77text5System.NullPointerException'
    );
});

test('shouldNameApexLineWhenExceptionIsCaught', () => {
    assert.equal(
        run(`
        static void deep() {

            Integer i = 1 /
                0;
        }
        class Inner { Inner() { deep(); } }
        public static Object run() {
            try { new Inner(); } catch (Exception e) { return e.getLineNumber() + '\\n' + e.getStackTraceString(); }
            return null;
        }`),
        '5\nClass.T.deep: line 5, column 1\nClass.T.Inner.<init>: line 8, column 1\nClass.T.run: line 10, column 1'
    );
});

test('shouldNameThrowingLineWhenExceptionIsUserDefined', () => {
    assert.equal(
        run(`
        class Plain extends Exception {}
        class Rich extends Exception { public Rich(Integer code) { this('code ' + code); } }
        static void fail(Integer i) {
            if (i == 0) { throw new Plain('x'); }
            throw new Rich(i);
        }
        public static Object run() {
            String lines = '';
            for (Integer i = 0; i < 2; i++) { try { fail(i); } catch (Exception e) { lines += e.getLineNumber() + ' '; } }
            return lines;
        }`),
        '6 7 '
    );
});

test('shouldConvertWhenCollectionsAreMade', () => {
    assert.equal(
        valueOf(`
        Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'b' => 2 }; m.put('c', 3);
        List<Long> longs = new List<Long>{ 1, 2 }; Decimal[] decimals = new Decimal[]{ 1, 2.5 }; String[] names = new String[2]; names[1] = 'x';
        Set<String> keys = m.keySet(); Integer total = 0; for (String key : m.keySet()) { total += m.get(key); }
        return total + ' ' + longs + decimals + names + keys.contains('A') + m.containsKey('a') + new Map<String, List<Integer>>();`),
        '6 (1, 2)(1, 2.5)(null, x)falsetrue{}'
    );
});

test('shouldCastOrThrowWhenTypeIsKnownAtRunTimeOnly', () => {
    assert.equal(
        run(`
        public static Object run() {
            Object o = 5; Long l = (Long) o; Decimal d = (Decimal) o; List<SObject> rows = new List<Account>{ new Account(Name = 'a') }; List<Account> accounts = (List<Account>) rows; SObject row = rows[0]; Account a = (Account) row;
            String failed; try { String s = (String) o; } catch (TypeException e) { failed = e.getMessage(); }
            return '' + l + d + accounts.size() + a.Name + failed + (o instanceof Integer) + (row instanceof Contact);
        }`),
        '551aInvalid conversion from runtime type Integer to StringtrueFalse'.replace('False', 'false')
    );
});

test('shouldReportStatementsThatAreWrong', () => {
    assert.deepEqual(
        errorsOf(`void f() {
        Integer i; String I;
        break;
        if (i) { }
        throw i;
        for (String s : 5) { }
        insert 'x';
        1 + 1;
        return 5;
        }`),
        [
            '3: Duplicate variable: I',
            '4: Break statement must be in loop',
            '5: Condition expression must be of type Boolean: Integer',
            '6: Throw expression must be of type exception: Integer',
            '7: Loop must iterate over a collection: Integer',
            '8: DML requires SObject or SObject list type: String',
            '9: Expression cannot be a statement',
            '10: Void method must not return a value'
        ]
    );
});
