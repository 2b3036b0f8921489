/** Handlers are named in Trigger_Handler__mdt. */
trigger CriterionWaiverTrigger on Criterion_Waiver__c(before insert, before update) {
    TriggerDispatcher.run(Criterion_Waiver__c.SObjectType);
}
