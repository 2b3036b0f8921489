/** One constant of an enum, user's or platform's; there is exactly one object per constant, so `===` compares. */
export class ApexEnum {
    /** Declared name of the enum (`Outer.Color`, `System.LoggingLevel`). */
    readonly enumName: string;
    readonly name: string;
    readonly ordinal: number;

    constructor(enumName: string, name: string, ordinal: number) {
        this.enumName = enumName;
        this.name = name;
        this.ordinal = ordinal;
    }
}

/** The constants of one enum, in order, by lower-case name. */
export class EnumType {
    readonly name: string;
    readonly values: readonly ApexEnum[];
    readonly #byName = new Map<string, ApexEnum>();

    constructor(name: string, constants: readonly string[]) {
        this.name = name;
        this.values = constants.map((constant, i) => new ApexEnum(name, constant, i));
        for (const value of this.values) this.#byName.set(value.name.toLowerCase(), value);
    }

    /** The constant of that name, ignoring case; undefined when there is none. */
    find(name: string): ApexEnum | undefined {
        return this.#byName.get(name.toLowerCase());
    }

    /** The constant that must exist (platform code only). */
    of(name: string): ApexEnum {
        const value = this.find(name);
        if (value === undefined) throw new TypeError(`${this.name} has no constant ${name}`);
        return value;
    }
}
