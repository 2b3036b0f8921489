/** Handlers are named in Trigger_Handler__mdt. */
trigger CriterionWaiverTrigger on Criterion_Waiver__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Criterion_Waiver__c.SObjectType);
}
