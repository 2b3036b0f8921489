/** Handlers are named in Trigger_Handler__mdt. */
trigger ValueItemTrigger on Value_Item__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Value_Item__c.SObjectType);
}
