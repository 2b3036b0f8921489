/** Handlers are named in Trigger_Handler__mdt. */
trigger StakeholderTrigger on Stakeholder__c(before insert, before update, before delete) {
    TriggerDispatcher.run(Stakeholder__c.SObjectType);
}
