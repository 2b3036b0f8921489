import * as P from '@apexdevtools/apex-parser';
import type {
    Accessor,
    Member,
    MethodDeclaration,
    Modifiers,
    Parameter,
    PropertyDeclaration,
    TypeDeclaration
} from '../ast.ts';
import { endLine, modifiersOf, position, typeRef } from './context.ts';
import { block, declarators } from './statements.ts';

function parameters(context: P.FormalParametersContext): Parameter[] {
    const list = context.formalParameterList();
    return list
        ? list
              .formalParameter_list()
              .map((each) => ({ ...position(each), name: each.id().getText(), type: typeRef(each.typeRef()) }))
        : [];
}

function method(context: P.MethodDeclarationContext, modifiers: Modifiers): MethodDeclaration {
    const returns = context.typeRef();
    const body = context.block();
    return {
        ...position(context.id()),
        k: 'method',
        name: context.id().getText(),
        modifiers,
        returns: returns ? typeRef(returns) : null,
        parameters: parameters(context.formalParameters()),
        body: body ? block(body) : null,
        endLine: endLine(context)
    };
}

function interfaceMethod(context: P.InterfaceMethodDeclarationContext): MethodDeclaration {
    const returns = context.typeRef();
    return {
        ...position(context.id()),
        k: 'method',
        name: context.id().getText(),
        modifiers: modifiersOf(context.modifier_list()),
        returns: returns ? typeRef(returns) : null,
        parameters: parameters(context.formalParameters()),
        body: null,
        endLine: endLine(context)
    };
}

function property(context: P.PropertyDeclarationContext, modifiers: Modifiers): PropertyDeclaration {
    let get: Accessor | null = null;
    let set: Accessor | null = null;
    for (const each of context.propertyBlock_list()) {
        const words = modifiersOf(each.modifier_list());
        const part = each.getter() ?? each.setter();
        const body = part.block();
        const accessor = { ...position(part), modifiers: words, body: body ? block(body) : null };
        if (each.getter()) get = accessor;
        else set = accessor;
    }
    return {
        ...position(context.id()),
        k: 'property',
        name: context.id().getText(),
        modifiers,
        type: typeRef(context.typeRef()),
        get,
        set,
        endLine: endLine(context)
    };
}

/** A member by the rule that holds it; null for a rule that is none. */
export function member(node: unknown, modifiers: Modifiers): Member | null {
    if (node instanceof P.MethodDeclarationContext) return method(node, modifiers);
    if (node instanceof P.FieldDeclarationContext) {
        return {
            ...position(node),
            k: 'field',
            modifiers,
            type: typeRef(node.typeRef()),
            variables: declarators(node.variableDeclarators())
        };
    }
    if (node instanceof P.PropertyDeclarationContext) return property(node, modifiers);
    if (node instanceof P.ConstructorDeclarationContext) {
        return {
            ...position(node),
            k: 'constructor',
            name: node.qualifiedName().getText(),
            modifiers,
            parameters: parameters(node.formalParameters()),
            body: block(node.block()),
            endLine: endLine(node)
        };
    }
    return typeDeclaration(node, modifiers);
}

/** A class, interface or enum; null for another rule. */
export function typeDeclaration(node: unknown, modifiers: Modifiers): TypeDeclaration | null {
    const base = { k: 'type' as const, modifiers, superclass: null, interfaces: [], constants: [], members: [] };
    if (node instanceof P.EnumDeclarationContext) {
        const constants = node.enumConstants();
        return {
            ...base,
            ...position(node),
            kind: 'enum',
            name: node.id().getText(),
            constants: constants ? constants.id_list().map((each) => each.getText()) : [],
            endLine: endLine(node)
        };
    }
    if (node instanceof P.InterfaceDeclarationContext) {
        const list = node.typeList();
        return {
            ...base,
            ...position(node),
            kind: 'interface',
            name: node.id().getText(),
            interfaces: list ? list.typeRef_list().map(typeRef) : [],
            members: node.interfaceBody().interfaceMethodDeclaration_list().map(interfaceMethod),
            endLine: endLine(node)
        };
    }
    if (node instanceof P.ClassDeclarationContext) {
        const superclass = node.typeRef();
        const list = node.typeList();
        return {
            ...base,
            ...position(node),
            kind: 'class',
            name: node.id().getText(),
            superclass: superclass ? typeRef(superclass) : null,
            interfaces: list ? list.typeRef_list().map(typeRef) : [],
            members: classMembers(node.classBody()),
            endLine: endLine(node)
        };
    }
    return null;
}

function classMembers(context: P.ClassBodyContext): Member[] {
    const members: Member[] = [];
    for (const each of context.classBodyDeclaration_list()) {
        const initialiser = each.block();
        if (initialiser) {
            members.push({
                ...position(each),
                k: 'initialiser',
                static: Boolean(each.STATIC()),
                body: block(initialiser)
            });
            continue;
        }
        const declaration = each.memberDeclaration();
        if (!declaration) continue;
        const found = member(declaration.getChild(0), modifiersOf(each.modifier_list()));
        if (found !== null) members.push(found);
    }
    return members;
}
