import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlatformNamespace, platformType, platformTypeNames, splitTypes } from './apex-types.ts';

test('shouldFindClassesWhenNamedWithOrWithoutTheirNamespace', () => {
    assert.equal(platformType('string')?.name, 'String');
    assert.equal(platformType('System.String')?.name, 'String');
    assert.equal(platformType('SOBJECTTYPE')?.name, 'Schema.SObjectType');
    assert.equal(platformType('schema.sobjecttype')?.name, 'Schema.SObjectType');
    assert.equal(platformType('Database')?.name, 'Database');
    assert.equal(platformType('System.Database')?.name, 'Database');
    assert.equal(platformType('Database.DmlOptions.EmailHeader')?.name, 'Database.DMLOptions.EmailHeader');
    assert.equal(platformType('QueueableDuplicateSignature.Builder')?.name, 'QueueableDuplicateSignature.Builder');
    assert.equal(platformType('SaveResult'), undefined);
    assert.equal(platformType('System.SaveResult'), undefined);
    assert.equal(platformType('NoSuchClass'), undefined);
});

test('shouldReadGenericsAndOverloadsWhenAClassIsAsked', () => {
    const map = platformType('Map')!;
    assert.deepEqual(map.typeParameters, ['K', 'V']);
    assert.deepEqual(
        map.methods.find((each) => each.name === 'put'),
        { name: 'put', static: false, parameters: ['K', 'V'], returns: 'V' }
    );
    assert.ok(map.constructors.some((each) => each.parameters[0] === 'List<SObject>'));
    const format = platformType('String')!.methods.find((each) => each.name === 'format')!;
    assert.deepEqual(format, {
        name: 'format',
        static: true,
        parameters: ['String', 'List<Object>'],
        returns: 'String'
    });
    assert.equal(platformType('DmlException')!.superName, 'Exception');
    assert.deepEqual(platformType('List')!.interfaces, ['Iterable<T>']);
});

test('shouldSynthesizeEnumMembersWhenTheClassIsAnEnum', () => {
    const operation = platformType('TriggerOperation')!;
    assert.equal(operation.kind, 'enum');
    assert.ok(operation.fields.every((each) => each.static && each.type === 'TriggerOperation'));
    assert.ok(
        operation.methods.some(
            (each) => each.name === 'values' && each.static && each.returns === 'List<TriggerOperation>'
        )
    );
});

test('shouldMergeTheOverlayWhenItNamesAnExistingClass', () => {
    const database = platformType('Database')!;
    const cursors = database.methods.filter((each) => each.name === 'getCursor').map((each) => each.parameters);
    assert.deepEqual(cursors.map(String).sort(), ['String', 'String,AccessLevel']);
    assert.ok(database.methods.every((each) => each.name !== 'executeBatch' || each.returns === 'Id'));
    assert.ok(
        platformType('Database.PaginationCursor')!.methods.some((each) => each.returns === 'Database.CursorFetchResult')
    );
});

test('shouldParseEveryClassWhenTheWholeTableIsRead', () => {
    const names = platformTypeNames();
    assert.ok(names.length > 500);
    for (const name of names) assert.equal(platformType(name)?.name, name);
    assert.ok(
        isPlatformNamespace('messaging') &&
            isPlatformNamespace('System') &&
            !isPlatformNamespace('QueueableDuplicateSignature')
    );
    assert.deepEqual(splitTypes('String,Map<Id,List<SObject>>'), ['String', 'Map<Id,List<SObject>>']);
});
