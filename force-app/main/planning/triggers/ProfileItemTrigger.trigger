/** Handlers are named in Trigger_Handler__mdt. */
trigger ProfileItemTrigger on Profile_Item__c(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.run(Profile_Item__c.SObjectType);
}
