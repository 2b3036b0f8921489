/** Handlers are named in Trigger_Handler__mdt. */
trigger RevenuePeriodTrigger on Revenue_Period__c(before insert, before update) {
    TriggerDispatcher.run(Revenue_Period__c.SObjectType);
}
