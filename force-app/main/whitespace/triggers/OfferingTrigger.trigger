/** Handlers are named in Trigger_Handler__mdt. */
trigger OfferingTrigger on Offering__c(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.run(Offering__c.SObjectType);
}
