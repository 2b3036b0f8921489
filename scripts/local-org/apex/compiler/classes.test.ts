import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, errorsOf, run, runSources } from '../testing/snippets.ts';

test('shouldDispatchToSubclassWhenMethodIsVirtual', () => {
    assert.equal(
        run(`
        virtual class A { public virtual String name() { return 'A'; } public String twice() { return name() + name(); } private String own() { return 'a'; } public String show() { return own(); } }
        class B extends A { public override String name() { return 'B' + super.name(); } private String own() { return 'b'; } }
        public static String run() { A a = new B(); return a.twice() + a.show(); }`),
        'BABAa'
    );
});

test('shouldRunInitialisersInOrderWhenInstanceIsConstructed', () => {
    assert.equal(
        run(`
        static List<String> log = new List<String>();
        static String add(String s) { log.add(s); return s; }
        virtual class A { String x = add('A.x'); public A() { add('A()'); } public A(Integer i) { this(); add('A(i)'); } { add('A{}'); } }
        class B extends A { String y = add('B.y'); public B() { super(1); add('B()'); } }
        public static String run() { new B(); return String.join(log, ' '); }`),
        'A.x A{} B.y A() A(i) B()'
    );
});

test('shouldRunStaticInitialisersOnceInTextualOrderWhenClassIsFirstUsed', () => {
    assert.equal(
        runSources({
            T: "public class T { public static Object run() { return S.log + ' ' + S.log.size() + S.b; } }",
            S: "public class S { public static List<String> log = new List<String>(); static { log.add('first'); } public static Integer b = add('b'); static Integer add(String s) { log.add(s); return log.size(); } static { log.add('last'); } }"
        }),
        '(first, b, last) 32'
    );
});

test('shouldUseAccessorsWhenPropertyHasThem', () => {
    assert.equal(
        run(`
        static Integer reads = 0;
        public Integer lazy { get { reads++; if (lazy == null) { lazy = 40; } return lazy; } private set; }
        public static String shared { get { return shared == null ? 'none' : shared; } set { shared = value.toUpperCase(); } }
        public Integer plain { get; set; }
        public virtual class P { public virtual Integer v { get { return 1; } set; } }
        public class Q extends P { public override Integer v { get { return 2; } set; } }
        public static Object run() {
            T t = new T(); Integer a = t.lazy + t.lazy; t.lazy += 2; t.plain = 1; t.plain++;
            P p = new Q(); String before = shared; shared = 'x';
            return a + ' ' + t.lazy + ' ' + t.plain + ' ' + reads + ' ' + p.v + before + shared;
        }`),
        '80 42 2 4 2noneX'
    );
});

test('shouldPreferNearestTypeWhenMethodIsOverloaded', () => {
    assert.equal(
        run(`
        static String f(Integer x) { return 'Integer'; } static String f(Long x) { return 'Long'; } static String f(Decimal x) { return 'Decimal'; } static String f(String x) { return 'String'; }
        static String f(Object x) { return 'Object'; } static String f(List<String> x) { return 'List'; } static String f(Account x) { return 'Account'; } static String f(SObject x) { return 'SObject'; }
        public static Object run() {
            Object o = 1; Double d = 2;
            return new List<String>{ f(1), f(1L), f(1.5), f('x'), f(o), f(new List<String>()), f(new Account()), f(new Contact()), f(true), f(d) };
        }`),
        '(Integer, Long, Decimal, String, Object, List, Account, SObject, Object, Decimal)'
    );
});

test('shouldSeeOuterPrivatesAndStaticsWhenClassIsInner', () => {
    assert.equal(
        run(`
        private static Integer counter = 1; private Integer secret = 7;
        class Inner { Integer own = 2; Integer sum(T outer) { return own + counter + outer.secret + twice(counter); } }
        private static Integer twice(Integer i) { return i * 2; }
        public static Object run() { Inner i = new Inner(); i.own = 10; return i.sum(new T()); }`),
        '20'
    );
});

test('shouldCallThroughInterfaceWhenClassesImplementIt', () => {
    assert.equal(
        run(`
        interface Shape { Decimal area(); } interface Named extends Shape { String name(); }
        abstract class Base implements Named { public abstract Decimal area(); public String name() { return 'base'; } }
        class Square extends Base { Decimal side; Square(Decimal side) { this.side = side; } public override Decimal area() { return side * side; } }
        public static Object run() { Shape s = new Square(1.5); Named n = (Named) s; return s.area() + n.name() + (s instanceof Base) + (s instanceof Named); }`),
        '2.25basetruetrue'
    );
});

test('shouldUseUserEqualityWhenClassIsSetElementOrComparable', () => {
    assert.equal(
        run(`
        class Key implements Comparable {
            Integer n; Key(Integer n) { this.n = n; }
            public Boolean equals(Object o) { return o instanceof Key && ((Key) o).n == n; } public Integer hashCode() { return n; }
            public Integer compareTo(Object o) { return n - ((Key) o).n; } public override String toString() { return 'k' + n; }
        }
        public static Object run() {
            Set<Key> keys = new Set<Key>{ new Key(1), new Key(1), new Key(2) };
            List<Key> sorted = new List<Key>{ new Key(3), new Key(1) }; sorted.sort();
            return keys.size() + ' ' + (new Key(4) == new Key(4)) + sorted;
        }`),
        '2 true(k1, k3)'
    );
});

test('shouldIterateWhenClassIsIterable', () => {
    assert.equal(
        run(`
        class Numbers implements Iterable<Integer>, Iterator<Integer> {
            Integer at = 0; public Iterator<Integer> iterator() { return this; } public Boolean hasNext() { return at < 3; } public Integer next() { return at++; }
        }
        public static Object run() { Integer total = 0; for (Integer i : new Numbers()) { total += i; } Iterator<String> it = new List<String>{'a'}.iterator(); return total + it.next(); }`),
        '3a'
    );
});

test('shouldCompareIdentityWhenEnumIsUsed', () => {
    assert.equal(
        run(`
        enum Color { RED, GREEN }
        public static Object run() { Color c = Color.valueOf('green'); return c + ' ' + c.ordinal() + (c == Color.GREEN) + Color.values() + c.name(); }`),
        'GREEN 1true(RED, GREEN)GREEN'
    );
});

test('shouldPreferOwnNamesWhenTheyShadowPlatformClasses', () => {
    assert.equal(
        runSources({
            T: "public class T { public static Object run() { String account = 'x'; return Assert.that() + System.Math.abs(-1) + account.length(); } }",
            Assert: "public class Assert { public static String that() { return 'mine'; } }"
        }),
        'mine11'
    );
});

test('shouldIgnoreCaseWhenNamesAreResolved', () => {
    assert.equal(
        run(
            "static integer Total = 1; PUBLIC STATIC object run() { TOTAL += 1; RETURN t.total + STRING.valueof(new list<STRING>{ 'a' }.SIZE()); }"
        ),
        '21'
    );
});

test('shouldReportMembersThatDoNotExist', () => {
    assert.deepEqual(
        errorsOf(`void f() {
        g('x');
        String s = unknown;
        Foo x;
        Account a = new Account(Nope = 1);
        a.Missing = 1;
        s.fly();
        Integer.parse('1');
        String.valueOf();
        }
        Integer noReturn() { }
        static void h() { f(); }`),
        [
            '3: Method does not exist or incorrect signature: void g(String) from the type T',
            '4: Variable does not exist: unknown',
            '5: Invalid type: Foo',
            '6: Field does not exist: Nope on Account',
            '7: Field does not exist: Missing on Account',
            '8: Method does not exist or incorrect signature: void fly() from the type String',
            '9: Method does not exist or incorrect signature: void parse(String) from the type Integer',
            '10: Method does not exist or incorrect signature: void valueOf() from the type String',
            '12: Missing return statement required return type: Integer',
            '13: Non static method cannot be referenced from a static context: f()'
        ]
    );
});

test('shouldCheckVisibilityExceptForTestCodeWhenMemberIsPrivate', () => {
    const program = compile({
        A: 'public class A { private static Integer hidden = 1; @TestVisible private static Integer seen = 2; private static void f() {} }',
        B: 'public class B {\nInteger i = A.hidden;\nInteger j = A.seen;\nvoid g() { A.f(); } }',
        C: '@IsTest private class C { Integer j = A.seen; }'
    });
    assert.deepEqual(
        program.diagnostics.map((each) => `${each.path} ${each.message}`),
        [
            'B.cls Variable is not visible: A.hidden',
            'B.cls Variable is not visible: A.seen',
            'B.cls Method is not visible: void A.f()'
        ]
    );
});

test('shouldRefuseStaticMembersWhenTheyAreProtected', () => {
    const { diagnostics } = compile({
        A: 'public virtual class A {\nprotected static void f() {}\nprotected static Integer i;\nprotected void g() {} }'
    });
    assert.deepEqual(
        diagnostics.map((each) => `${each.line}: ${each.message}`),
        ['2: Static members cannot be protected', '3: Static members cannot be protected']
    );
});

test('shouldRefuseClassWhenAbstractMethodIsMissing', () => {
    const { diagnostics } = compile({
        A: 'public class A implements Comparable, I { public interface X {} }',
        I: 'public interface I { void go(Integer i); }'
    });
    assert.deepEqual(
        diagnostics.map((each) => each.message),
        [
            'Class A must implement the method: Integer Comparable.compareTo(Object)',
            'Class A must implement the method: void I.go(Integer)'
        ]
    );
});

test('shouldFailOnlyWhenReachedIfAnotherClassHasErrors', () => {
    const sources = {
        T: "public class T { public static Object run() { return 'fine'; } public static Object bad() { return Broken.go(); } }",
        Broken: 'public class Broken { public static Integer go() { return nothing; } }'
    };
    const program = compile(sources);
    assert.equal(program.units.find((each) => each.name === 'Broken')!.js, null);
    assert.notEqual(program.units.find((each) => each.name === 'T')!.js, null);
});

test('shouldKeepApartWhenNamesAreJavaScriptsOrShared', () => {
    assert.equal(
        runSources({
            T: 'public class T { class Number { Integer constructor = 1; Long f(Integer await) { Long l = await; return l + constructor * 2; } } public static Object run() { return new Number().f(3) + Math.twice(4); } }',
            Math: 'public class Math { public static Integer twice(Integer i) { return i * 2; } }',
            'T.trigger': 'trigger T on Account (before insert) { }'
        }),
        13n
    );
});

test('shouldTakeStaticOfOuterClassWhenOwnMethodsDoNotFit', () => {
    assert.equal(
        run(
            "static String toString(Object o) { return 'outer ' + o; } class Inner { String go() { return toString(5); } } public static Object run() { return new Inner().go(); }"
        ),
        'outer 5'
    );
});

test('shouldFindOwnFieldsInitialisedWhenSuperConstructorCallsOverride', () => {
    assert.equal(
        run(`
        virtual class A { public A() { fill(); } public virtual void fill() {} }
        class B extends A { public List<String> seen = new List<String>(); public override void fill() { seen.add('x'); } }
        class E extends Exception { public Integer code = 7; }
        public static String run() { return new B().seen.size() + ' ' + new E('m').code + new E('m').getMessage(); }`),
        '1 7m'
    );
});
