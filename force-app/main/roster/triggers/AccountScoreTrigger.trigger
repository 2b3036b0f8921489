/** Handlers are named in Trigger_Handler__mdt. */
trigger AccountScoreTrigger on Account_Score__c(before insert, before update) {
    TriggerDispatcher.run(Account_Score__c.SObjectType);
}
