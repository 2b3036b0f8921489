/** Handlers are named in Trigger_Handler__mdt. */
trigger AccountSignalTrigger on Account_Signal__c(before insert, before update) {
    TriggerDispatcher.run(Account_Signal__c.SObjectType);
}
