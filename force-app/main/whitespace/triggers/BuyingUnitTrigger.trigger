/** Handlers are named in Trigger_Handler__mdt. */
trigger BuyingUnitTrigger on Buying_Unit__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Buying_Unit__c.SObjectType);
}
