/** Handlers are named in Trigger_Handler__mdt. */
trigger PlanTrigger on Key_Account_Plan__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Key_Account_Plan__c.SObjectType);
}
