import { AuraArgumentError, clientMessage, fromAuraJson, toAuraJson } from '../../../apex/runtime/library/aura.ts';
import { ApexException } from '../../../apex/runtime/values/exceptions.ts';
import { LimitError, UnsupportedError } from '../../../apex/runtime/values/errors.ts';
import type { MethodMeta } from '../../../apex/compiler/index.ts';
import type { ApiResponse } from '../../../org/protocol.ts';
import type { Org } from '../../../org/org.ts';
import { ApiError } from '../errors.ts';
import type { Call } from '../router.ts';

interface ActionBody {
    className?: string;
    method?: string;
    params?: Record<string, unknown>;
    cacheable?: boolean;
}

/** Calls an @AuraEnabled method as the caller: class access, parameters by declared type, one transaction, the platform's error body. */
export function callApexAction(call: Call): ApiResponse {
    const { className = '', method = '', params = {}, cacheable = false } = (call.body ?? {}) as ActionBody;
    const { org } = call;
    const meta = actionMethod(org, className, method, cacheable);
    if (!org.security.user(call.userId).classAccess(className)) {
        throw new ApiError(
            403,
            'INSUFFICIENT_ACCESS',
            `You do not have access to the Apex class named '${className}'.`
        );
    }
    try {
        return org.transaction({ userId: call.userId, quiddity: 'AURA' }, (transaction) => {
            const args = meta.parameters.map((parameter) =>
                fromAuraJson(parameter.type, valueOf(params, parameter.name), parameter.name)
            );
            const returned = org.kernel.callStatic(className, meta.name, args);
            if (isCacheable(meta) && transaction.limits.dmlStatements > 0)
                throw new LimitError('Too many DML statements: 1');
            return { status: 200, body: { returnValue: meta.returns === 'void' ? null : toAuraJson(returned) } };
        });
    } catch (error) {
        if (error instanceof AuraArgumentError) throw new ApiError(400, 'INVALID_INPUT', error.message);
        if (error instanceof ApexException || error instanceof LimitError || error instanceof UnsupportedError)
            return failure(org, error);
        throw error;
    }
}

function actionMethod(org: Org, className: string, method: string, cacheable: boolean): MethodMeta {
    const meta = org
        .classMeta(className)
        ?.methods.find(
            (candidate) =>
                candidate.static &&
                candidate.name.toLowerCase() === method.toLowerCase() &&
                candidate.annotations.some((annotation) => annotation.name === 'auraenabled')
        );
    if (!meta) throw new ApiError(404, 'NOT_FOUND', `There is no @AuraEnabled method ${className}.${method}`);
    if (cacheable && !isCacheable(meta))
        throw new ApiError(400, 'INVALID_INPUT', `${className}.${method} is not cacheable, so it cannot be wired`);
    return meta;
}

function isCacheable(meta: MethodMeta): boolean {
    return meta.annotations.some(
        (annotation) =>
            annotation.name === 'auraenabled' &&
            Object.entries(annotation.values).some(
                ([name, value]) => name.toLowerCase() === 'cacheable' && String(value).toLowerCase() === 'true'
            )
    );
}

/** Parameters come by name in any case; a missing one is null, as on the platform. */
function valueOf(params: Record<string, unknown>, name: string): unknown {
    const key = Object.keys(params).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    return key === undefined ? null : (params[key] ?? null);
}

function failure(org: Org, error: Error | ApexException): ApiResponse {
    const typeName =
        error instanceof ApexException ? error.typeName : error instanceof LimitError ? error.typeName : 'Unsupported';
    return {
        status: 500,
        body: {
            statusCode: 500,
            message: error instanceof ApexException ? clientMessage(error) : error.message,
            exceptionType: typeName,
            isUserDefinedException: !typeName.startsWith('System.'),
            stackTrace: org.stackOf(error).join('\n')
        }
    };
}
