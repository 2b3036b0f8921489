/** Handlers are named in Trigger_Handler__mdt. */
trigger CadenceRuleTrigger on Cadence_Rule__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Cadence_Rule__c.SObjectType);
}
