/** Handlers are named in Trigger_Handler__mdt. */
trigger AccountRiskTrigger on Account_Risk__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Account_Risk__c.SObjectType);
}
