/** Handlers are named in Trigger_Handler__mdt. */
trigger TierAssignmentTrigger on Tier_Assignment__c(before insert, before update) {
    TriggerDispatcher.run(Tier_Assignment__c.SObjectType);
}
