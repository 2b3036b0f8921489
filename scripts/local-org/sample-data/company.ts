/** Who works at Halden Controls, the invented company that uses this org, and what it sells. */

export interface SampleUser {
    key: string;
    first: string;
    last: string;
    title: string;
    role: string;
    profile: string;
    permissionSets: string[];
    manager?: string;
    timeZone: string;
}

/** Role -> parent role. */
export const ROLES: readonly [string, string | null][] = [
    ['Executive Board', null],
    ['Sales Leadership', 'Executive Board'],
    ['Key Account Manager North', 'Sales Leadership'],
    ['Key Account Manager South', 'Sales Leadership'],
    ['Revenue Operations', 'Executive Board'],
    ['Customer Marketing', 'Executive Board'],
    ['Field Service', 'Executive Board'],
    ['Customer Solutions', 'Executive Board']
];

export const USERS: readonly SampleUser[] = [
    {
        key: 'sponsor',
        first: 'Henrik',
        last: 'Aalto',
        title: 'Chief Commercial Officer',
        role: 'Executive Board',
        profile: 'Standard User',
        permissionSets: ['Keystone_Reader'],
        timeZone: 'Europe/Helsinki'
    },
    {
        key: 'lead',
        first: 'Miriam',
        last: 'Okafor',
        title: 'Head of Key Accounts',
        role: 'Sales Leadership',
        profile: 'Standard User',
        permissionSets: ['Keystone_KAM', 'Keystone_Lead'],
        manager: 'sponsor',
        timeZone: 'Europe/Berlin'
    },
    {
        key: 'kam1',
        first: 'Kim',
        last: 'Lindqvist',
        title: 'Key Account Manager',
        role: 'Key Account Manager North',
        profile: 'Standard User',
        permissionSets: ['Keystone_KAM'],
        manager: 'lead',
        timeZone: 'Europe/Berlin'
    },
    {
        key: 'kam2',
        first: 'Tomás',
        last: 'Ferreira',
        title: 'Key Account Manager',
        role: 'Key Account Manager South',
        profile: 'Standard User',
        permissionSets: ['Keystone_KAM'],
        manager: 'lead',
        timeZone: 'Europe/Lisbon'
    },
    {
        key: 'revops',
        first: 'Priya',
        last: 'Raman',
        title: 'Revenue Operations Manager',
        role: 'Revenue Operations',
        profile: 'Standard User',
        permissionSets: ['Keystone_RevOps'],
        manager: 'sponsor',
        timeZone: 'Europe/London'
    },
    {
        key: 'reader',
        first: 'Jonas',
        last: 'Weber',
        title: 'Customer Marketing Manager',
        role: 'Customer Marketing',
        profile: 'Standard User',
        permissionSets: ['Keystone_Reader'],
        manager: 'sponsor',
        timeZone: 'Europe/Berlin'
    },
    {
        key: 'outsider',
        first: 'Olga',
        last: 'Novak',
        title: 'Field Service Planner',
        role: 'Field Service',
        profile: 'Standard User',
        permissionSets: [],
        manager: 'sponsor',
        timeZone: 'Europe/Prague'
    },
    {
        key: 'engineer',
        first: 'Femke',
        last: 'Visser',
        title: 'Application Engineer',
        role: 'Customer Solutions',
        profile: 'Standard User',
        permissionSets: ['Keystone_KAM'],
        manager: 'sponsor',
        timeZone: 'Europe/Amsterdam'
    },
    {
        key: 'service',
        first: 'Darius',
        last: 'Klein',
        title: 'Service Manager',
        role: 'Customer Solutions',
        profile: 'Standard User',
        permissionSets: ['Keystone_KAM'],
        manager: 'sponsor',
        timeZone: 'Europe/Berlin'
    }
];

export interface SampleProduct {
    name: string;
    code: string;
    family: string;
    price: number;
    description: string;
}

export const PRODUCTS: readonly SampleProduct[] = [
    {
        name: 'Halden Edge Controller',
        code: 'HC-100',
        family: 'Controllers',
        price: 4200,
        description: 'Programmable controller for one production cell'
    },
    {
        name: 'Halden Line Controller',
        code: 'HC-300',
        family: 'Controllers',
        price: 11800,
        description: 'Controller for a whole line, redundant'
    },
    {
        name: 'Halden Safety Module',
        code: 'HC-S20',
        family: 'Controllers',
        price: 2350,
        description: 'Certified safety inputs and outputs'
    },
    {
        name: 'Flow Sensor Array',
        code: 'HS-40',
        family: 'Sensors',
        price: 860,
        description: 'Eight-channel flow measurement'
    },
    {
        name: 'Vibration Sensor Kit',
        code: 'HS-75',
        family: 'Sensors',
        price: 1240,
        description: 'Condition monitoring of rotating machines'
    },
    {
        name: 'Thermal Camera Node',
        code: 'HS-90',
        family: 'Sensors',
        price: 3150,
        description: 'Thermal imaging with on-board analysis'
    },
    {
        name: 'Plant Insight Subscription',
        code: 'SW-PI',
        family: 'Software',
        price: 18000,
        description: 'Yearly subscription per site'
    },
    {
        name: 'Predict Maintenance Subscription',
        code: 'SW-PM',
        family: 'Software',
        price: 26500,
        description: 'Yearly subscription per site'
    },
    {
        name: 'Energy Optimizer Subscription',
        code: 'SW-EO',
        family: 'Software',
        price: 14200,
        description: 'Yearly subscription per site'
    },
    { name: 'Commissioning Service', code: 'SV-CO', family: 'Services', price: 1450, description: 'Per engineer day' },
    { name: 'Premium Support', code: 'SV-PS', family: 'Services', price: 9800, description: 'Yearly, 24 hours a day' },
    {
        name: 'Operator Academy',
        code: 'SV-OA',
        family: 'Services',
        price: 5200,
        description: 'Two-day course for twelve operators'
    }
];
