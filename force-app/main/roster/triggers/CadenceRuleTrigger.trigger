/** Handlers are named in Trigger_Handler__mdt. */
trigger CadenceRuleTrigger on Cadence_Rule__c(before insert, before update) {
    TriggerDispatcher.run(Cadence_Rule__c.SObjectType);
}
