/** Handlers are named in Trigger_Handler__mdt. */
trigger CustomerGoalTrigger on Customer_Goal__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Customer_Goal__c.SObjectType);
}
