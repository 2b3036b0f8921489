/** Handlers are named in Trigger_Handler__mdt. */
trigger KeyAccountTrigger on Key_Account__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Key_Account__c.SObjectType);
}
